using ProcGan.Runtime;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.Tests.Fakes;

/// <summary>Paints the seed: its picture is one colour, (seed, seed >> 8, seed >> 16).</summary>
sealed class FakeModel : ITextureModel
{
    public List<TextureRecipe> Made { get; } = [];
    public Action<TextureRecipe> Before { get; set; } = _ => { };
    public bool Disposed { get; private set; }
    public ModelFacts Facts { get; init; } = new("spatial", "CPU", 64, 64, Stride: 32, TileAxes.Both);

    public Picture Generate(in TextureRecipe recipe)
    {
        lock (Made)
            Made.Add(recipe);
        Before(recipe);
        byte[] rgba = new byte[4 * recipe.Width * recipe.Height];
        for (int i = 0; i < rgba.Length; i += 4)
            (rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]) = ((byte)recipe.Seed, (byte)(recipe.Seed >> 8), (byte)(recipe.Seed >> 16), 255);
        return new Picture(recipe.Width, recipe.Height, rgba);
    }

    public MapSet Maps(in TextureRecipe recipe)
    {
        TextureRecipe wanted = recipe;
        return new MapSet(map =>
        {
            byte[] rgba = new byte[4 * wanted.Width * wanted.Height];
            Array.Fill(rgba, (byte)map);
            return (new Picture(wanted.Width, wanted.Height, rgba), MapOrigin.Derived);
        });
    }

    public MaterialTexels Texels(in TextureRecipe recipe) => MaterialTexels.Uniform(((byte)recipe.Seed, 0, 0), roughness: 128);

    public void Dispose() => Disposed = true;
}
