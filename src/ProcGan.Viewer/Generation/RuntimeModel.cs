using ProcGan.Runtime;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.Generation;

/// <summary>A model in ProcGan.Runtime.</summary>
sealed class RuntimeModel(TextureGenerator generator) : ITextureModel
{
    Material? material, withMips;   // their buffers are used again and again

    public static ITextureModel Load(string path, string provider) =>
        new RuntimeModel(TextureGenerator.Load(path, new GeneratorOptions { Provider = provider }));

    public ModelFacts Facts { get; } = new(generator.Model.Family, generator.ActiveProvider, generator.Model.Width, generator.Model.Height,
        generator.Model.Stride, generator.Model.Tileable)
    {
        Hash = generator.Model.Hash,
        Channels = generator.Model.Channels,
        ProviderNotes = generator.ProviderNotes,
        Classes = generator.Model.Classes,
        Labels = [.. generator.Model.ClassFolders, .. generator.Model.Classes],
        Directions = [.. generator.Model.Directions.Select(direction => direction.Name)],
    };

    public Picture Generate(in TextureRecipe recipe)
    {
        (int width, int height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);
        return new Picture(width, height, rgba);
    }

    public MapSet Maps(in TextureRecipe recipe)
    {
        Material maps = material ??= new Material(MaterialMaps.All, new MaterialOptions { Mips = false });
        generator.Generate(recipe, maps);
        return new MapSet(map =>
        {
            byte[] rgba = new byte[4 * maps.Width * maps.Height];
            maps.CopyRgba8(MapOf(map), rgba);
            return (new Picture(maps.Width, maps.Height, rgba), maps.OriginOf(MapOf(map)));
        });
    }

    public MaterialTexels Texels(in TextureRecipe recipe)
    {
        Material maps = withMips ??= new Material(MaterialTexels.Maps);
        generator.Generate(recipe, maps);
        return MaterialTexels.Of(maps);
    }

    public static MaterialMaps MapOf(ShownMap map) => map switch
    {
        ShownMap.Albedo => MaterialMaps.Albedo,
        ShownMap.Height => MaterialMaps.Height,
        ShownMap.Normal => MaterialMaps.Normal,
        ShownMap.Roughness => MaterialMaps.Roughness,
        ShownMap.Metallic => MaterialMaps.Metallic,
        ShownMap.Ao => MaterialMaps.Ao,
        _ => MaterialMaps.None,
    };

    public void Dispose() => generator.Dispose();
}
