using ProcGan.Runtime;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Tests.Generation;

public class SizesTests
{
    static ModelFacts Spatial(int stride) => new("spatial", "CPU", 64, 64, stride, TileAxes.Both);
    static readonly ModelFacts Vector = new("dcgan", "CPU", 64, 64, 0, TileAxes.None);

    [TestCase(8, 256)]
    [TestCase(32, 256)]
    [TestCase(48, 240)]    // 5 cells are nearer to 256 than 6
    [TestCase(600, 600)]   // at least one cell
    public void Filled_SpatialWithoutSize_IsWholeCellsNear256(int stride, int side)
    {
        TextureRecipe filled = Sizes.Filled(new TextureRecipe(5), Spatial(stride));
        Assert.That((filled.Seed, filled.Width, filled.Height), Is.EqualTo((5ul, side, side)));
    }

    [Test]
    public void Filled_VectorOrGivenSize_StaysAsItIs()
    {
        Assert.That(Sizes.Filled(new TextureRecipe(5), Vector), Is.EqualTo(new TextureRecipe(5)));
        var given = new TextureRecipe(5) { Width = 40, Height = 24 };
        Assert.That(Sizes.Filled(given, Spatial(8)), Is.EqualTo(given));
    }

    [TestCase(2048, 1024, 512, 256)]
    [TestCase(16384, 16, 512, 16)]      // one cell at least
    [TestCase(512, 96, 512, 96)]
    public void OfSwatch_LargeTexture_IsAPieceOfItsShapeInWholeCells(int width, int height, int pieceWidth, int pieceHeight)
    {
        TextureRecipe piece = Sizes.OfSwatch(new TextureRecipe(5) { Width = width, Height = height, Psi = 0.5f }, Spatial(16));
        Assert.That(piece, Is.EqualTo(new TextureRecipe(5) { Width = pieceWidth, Height = pieceHeight, Psi = 0.5f }));
        Assert.That(Sizes.OfSwatch(new TextureRecipe(5), Vector), Is.EqualTo(new TextureRecipe(5)));
    }

    [Test]
    public void Choices_AreWholeCells_AndNoneForAVectorModel()
    {
        Assert.That(Sizes.Choices(Spatial(48)), Is.Not.Empty.And.All.Matches<int>(side => side % 48 == 0));
        Assert.That(Sizes.Choices(Vector), Is.Empty);
    }
}
