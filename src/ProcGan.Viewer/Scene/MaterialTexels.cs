using ProcGan.Runtime;

namespace ProcGan.Viewer.Scene;

/// <summary>A material as the GPU takes it: three pictures with their mip levels, row 0 on top.</summary>
/// <param name="Width">Of level 0.</param>
/// <param name="Height">Of level 0.</param>
/// <param name="Colour">A level each: albedo in sRGB, metallic in alpha.</param>
/// <param name="Surface">A level each: the normal's x and y (+Y up), roughness, occlusion; linear.</param>
/// <param name="Relief">A level each: height in 16 bits.</param>
sealed record MaterialTexels(int Width, int Height, byte[][] Colour, byte[][] Surface, ushort[][] Relief)
{
    public const MaterialMaps Maps = MaterialMaps.All;

    public static MaterialTexels Of(Material material)
    {
        var texels = new MaterialTexels(material.Width, material.Height, new byte[material.Levels][], new byte[material.Levels][], new ushort[material.Levels][]);
        for (int level = 0; level < material.Levels; level++)
        {
            (int width, int height) = material.SizeOf(level);
            byte[] colour = new byte[4 * width * height], surface = new byte[colour.Length], other = new byte[colour.Length];
            material.CopyRgba8(MaterialMaps.Albedo, colour, level);
            material.CopyRgba8(MaterialMaps.Normal, surface, level);
            material.CopyOrmRgba8(other, level);
            for (int i = 0; i < other.Length; i += 4)
                (surface[i + 2], surface[i + 3], colour[i + 3]) = (other[i + 1], other[i], other[i + 2]);
            ushort[] relief = new ushort[width * height];
            material.CopyGrey16(MaterialMaps.Height, relief, level);
            (texels.Colour[level], texels.Surface[level], texels.Relief[level]) = (colour, surface, relief);
        }
        return texels;
    }

    /// <summary>One texel: the same material everywhere.</summary>
    /// <param name="rgb">Albedo, sRGB.</param>
    /// <param name="roughness">0 to 255.</param>
    /// <param name="metallic">0 to 255.</param>
    public static MaterialTexels Uniform((byte R, byte G, byte B) rgb, byte roughness, byte metallic = 0) =>
        new(1, 1, [[rgb.R, rgb.G, rgb.B, metallic]], [[128, 128, roughness, 255]], [[65535]]);
}
