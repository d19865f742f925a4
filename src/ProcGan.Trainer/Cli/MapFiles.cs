using ProcGan.Runtime;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Cli;

/// <summary>Writes the maps of one texture after the other: <c>7.png</c> becomes <c>7_albedo.png</c>, <c>7_height.png</c>, ...</summary>
sealed class MapFiles(TextureGenerator generator, Material material)
{
    public IEnumerable<(string Path, MaterialMaps Map)> Write(string path, TextureRecipe recipe)
    {
        generator.Generate(recipe, material);
        byte[] rgba = new byte[4 * material.Width * material.Height];
        foreach (MaterialMaps map in Each())
        {
            string file = Path.Combine(Path.GetDirectoryName(path) ?? "",
                $"{Path.GetFileNameWithoutExtension(path)}_{Material.NameOf(map)}{Path.GetExtension(path)}");
            if (map == MaterialMaps.Height && ImageFile.HasGrey16(file))
            {
                ushort[] grey = new ushort[material.Width * material.Height];
                material.CopyGrey16(map, grey);
                ImageFile.SaveGrey16(file, grey, material.Width, material.Height);
            }
            else
            {
                material.CopyRgba8(map, rgba);
                ImageFile.Save(file, rgba, material.Width, material.Height, grey: material.ChannelsOf(map) == 1);
            }
            yield return (file, map);
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
