using ProcGan.Runtime;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Cli;

/// <summary>Writes the maps of one texture after the other: <c>7.png</c> becomes <c>7_albedo.png</c>, <c>7_height.png</c>, ...</summary>
/// <param name="generator">Makes the textures.</param>
/// <param name="material">Which maps.</param>
/// <param name="deep">16 bits a channel in all of them; without it in height alone, where the format has them.</param>
sealed class MapFiles(TextureGenerator generator, Material material, bool deep)
{
    /// <summary>Pixels that are held as numbers to be written in 16 bits.</summary>
    const long MostDeep = 1 << 26;

    public IEnumerable<(string Path, MaterialMaps Map)> Write(string path, TextureRecipe recipe)
    {
        Make(recipe);
        foreach (MaterialMaps map in Each())
        {
            string file = Path.Combine(Path.GetDirectoryName(path) ?? "",
                $"{Path.GetFileNameWithoutExtension(path)}_{Material.NameOf(map)}{Path.GetExtension(path)}");
            Save(map, file);
            yield return (file, map);
        }
    }

    /// <summary>The picture alone, in 16 bits a channel.</summary>
    public static void WriteDeep(TextureGenerator generator, TextureRecipe recipe, string path)
    {
        var files = new MapFiles(generator, new Material(MaterialMaps.Albedo, new MaterialOptions { Mips = false }), deep: true);
        files.Make(recipe);
        files.Save(MaterialMaps.Albedo, path);
    }

    void Make(in TextureRecipe recipe)
    {
        (int width, int height) = generator.SizeOf(recipe);
        if (deep && (long)width * height > MostDeep)
            throw new UserError($"{width} x {height} pixels are too many for 16 bits, which are held in memory whole: make at most {MostDeep >> 20} megapixels, or 8 bits.");
        generator.Generate(recipe, material);
    }

    void Save(MaterialMaps map, string file)
    {
        int texels = material.Width * material.Height;
        bool grey = material.ChannelsOf(map) == 1;
        if (grey && (deep || map == MaterialMaps.Height) && ImageFile.Has16Bits(file))
        {
            ushort[] values = new ushort[texels];
            material.CopyGrey16(map, values);
            ImageFile.SaveGrey16(file, values, material.Width, material.Height);
        }
        else if (deep)
        {
            ushort[] values = new ushort[4 * texels];
            material.CopyRgba16(map, values);
            ImageFile.SaveRgba16(file, values, material.Width, material.Height);
        }
        else
        {
            byte[] rgba = new byte[4 * texels];
            material.CopyRgba8(map, rgba);
            ImageFile.Save(file, rgba, material.Width, material.Height, grey);
        }
    }

    /// <summary>What the model makes itself and what is guessed, since the two look alike.</summary>
    public string WhereFrom()
    {
        return $"{Path.GetFileName(generator.Model.Name)}: " + string.Join("; ", Each().GroupBy(Source).Select(group =>
            $"{string.Join(", ", group.Select(Material.NameOf))} {group.Key}"));

        string Source(MaterialMaps map) => material.OriginOf(map) switch
        {
            MapOrigin.Model => "from the model",
            MapOrigin.Constant => "the same all over, as the model has none",
            _ when map == MaterialMaps.Height => "derived from the albedo's luminance, as the model has none",
            _ => "derived from height",
        };
    }

    IEnumerable<MaterialMaps> Each() => Enum.GetValues<MaterialMaps>().Where(map => map is not (MaterialMaps.None or MaterialMaps.All) && material.Maps.HasFlag(map));
}
