using ProcGan.Runtime;

namespace ProcGan.Viewer.Generation;

/// <summary>A model in ProcGan.Runtime.</summary>
sealed class RuntimeModel(TextureGenerator generator) : ITextureModel
{
    public static ITextureModel Load(string path, string provider) =>
        new RuntimeModel(TextureGenerator.Load(path, new GeneratorOptions { Provider = provider }));

    public ModelFacts Facts { get; } = new(generator.Model.Family, generator.ActiveProvider, generator.Model.Width, generator.Model.Height,
        generator.Model.Stride, generator.Model.Tileable);

    public Picture Generate(in TextureRecipe recipe)
    {
        (int width, int height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);
        return new Picture(width, height, rgba);
    }

    public void Dispose() => generator.Dispose();
}
