using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Data;

public sealed class MaterialSetTests
{
    const int Side = 24;
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    static readonly DataOptions Crop = new() { Resolution = 16 };

    /// <summary>A map of one level, in 8 bits.</summary>
    void Plain(string name, byte level)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using Image<L8> image = new(Side, Side, new L8(level));
        image.Save(path);
    }

    void Albedo(string name) => ImageMaker.Write(folder.File(name), Side, Side);

    [TestCase("wall_albedo.png", "wall_height.png", "wall_roughness.png")]
    [TestCase("Wall_BaseColor.png", "Wall_Displacement.png", "Wall_ROUGHNESS.png")]
    [TestCase("wall_1K-PNG_Color.png", "wall_1K-PNG_Displacement.png", "wall_1K-PNG_Roughness.png")]
    [TestCase("wall_diffuse_1k.png", "wall_disp_1k.png", "wall_rough_1k.png")]
    [TestCase("wall/albedo.png", "wall/height.png", "wall/roughness.png")]
    public void Load_NamesOfManyKinds_AreOneSet(string albedo, string height, string roughness)
    {
        Albedo(albedo);
        Plain(height, 40);
        Plain(roughness, 200);
        TextureSet set = TextureSource.Load(folder.Path, Crop);
        TextureImage image = set.Images.Single();
        Assert.Multiple(() =>
        {
            Assert.That(set.ChannelNames, Is.EqualTo(new[] { "albedo.r", "albedo.g", "albedo.b", "height", "roughness" }));
            Assert.That(image.Name, Is.EqualTo("wall").IgnoreCase);
            Assert.That(image.Pixels.Where((_, i) => i % 5 == 3), Is.All.EqualTo(40));
            Assert.That(image.Pixels.Where((_, i) => i % 5 == 4), Is.All.EqualTo(200));
            Assert.That(image.Pixels.Chunk(5).SelectMany(p => p[..3]), Is.EqualTo(ImageMaker.Waves(Side, Side, 2.37, 2.37)));
        });
    }

    [Test]
    public void Load_TheFolderOfOneMaterial_IsOneSetOfItsName()
    {
        string bark = Path.Combine(folder.Path, "bark");
        Albedo("bark/albedo.png");
        Plain("bark/height.png", 40);
        Plain("bark/AO.png", 90);
        TextureSet set = TextureSource.Load(bark, Crop);
        Assert.That(set.ChannelNames, Is.EqualTo(new[] { "albedo.r", "albedo.g", "albedo.b", "height", "ao" }));
        Assert.That(set.Images.Single().Name, Is.EqualTo("bark"));
        Assert.That(DataGlance.Of(bark).Images, Is.EqualTo(1));
    }

    [Test]
    public void Load_APhotographNamedLikeAMap_StaysAPhotograph()
    {
        Albedo("metal.png");
        Albedo("stones.png");
        Assert.That(TextureSource.Load(folder.Path, Crop).Images, Has.Count.EqualTo(2));
    }

    void TwoSetsOneWithoutHeight()
    {
        foreach (string name in new[] { "a", "b" })
        {
            Albedo($"{name}_albedo.png");
            Plain($"{name}_roughness.png", 90);
        }
        Plain("a_height.png", 10);
    }

    [Test]
    public void Load_MapMissingInSome_IsAnErrorThatListsThem()
    {
        TwoSetsOneWithoutHeight();
        Assert.That(() => TextureSource.Load(folder.Path, Crop),
            Throws.TypeOf<UserError>().With.Message.Contains("height in 1 of 2 (b)").And.Message.Contains("--maps albedo,roughness"));
    }

    [TestCase("albedo,roughness", 2, 4)]
    [TestCase("common", 2, 4)]
    [TestCase("albedo,height,roughness", 1, 5)]
    [TestCase("albedo,metallic", 0, 0)]
    public void Load_MapsNamed_TakesTheSetsThatHaveThem(string maps, int sets, int channels)
    {
        TwoSetsOneWithoutHeight();
        if (sets == 0)
        {
            Assert.That(() => TextureSource.Load(folder.Path, Crop with { Maps = maps }), Throws.TypeOf<UserError>().With.Message.Contains("none of the 2 material sets has metallic"));
            return;
        }
        TextureSet set = TextureSource.Load(folder.Path, Crop with { Maps = maps });
        Assert.That((set.Images.Count, set.ChannelNames.Count), Is.EqualTo((sets, channels)));
    }

    [Test]
    public void Load_Height16Bit_KeepsItsLowBytes()
    {
        Albedo("wall_albedo.png");
        using (Image<L16> image = new(Side, Side, new L16(0x1234)))
            image.SaveAsPng(folder.File("wall_height.png"), new SixLabors.ImageSharp.Formats.Png.PngEncoder
            {
                BitDepth = SixLabors.ImageSharp.Formats.Png.PngBitDepth.Bit16, ColorType = SixLabors.ImageSharp.Formats.Png.PngColorType.Grayscale,
            });
        TextureSet set = TextureSource.Load(folder.Path, Crop);
        TextureImage wall = set.Images.Single();
        Assert.That(wall.Pixels[3], Is.EqualTo(0x12));
        Assert.That(wall.Fine!.ToArray()[3], Is.EqualTo(0x34));
        var values = new float[4 * 16 * 16];
        new CropSampler(set, 16, seed: 1).Fill(0, 1, values);
        Assert.That(values[3 * 256], Is.EqualTo(0x1234 / 32767.5 - 1).Within(1e-6), "a crop has all sixteen bits");
    }

    [Test]
    public void Load_OcclusionRoughnessMetallicInOnePicture_ArePickedApart()
    {
        Albedo("wall_albedo.png");
        using (Image<Rgb24> image = new(Side, Side, new Rgb24(250, 100, 5)))
            image.Save(folder.File("wall_arm.png"));
        TextureSet set = TextureSource.Load(folder.Path, Crop);
        Assert.That(set.ChannelNames.Skip(3), Is.EqualTo(new[] { "roughness", "metallic", "ao" }));
        Assert.That(set.Images.Single().Pixels[3..6], Is.EqualTo(new byte[] { 100, 5, 250 }));
    }
}
