using ProcGan.Runtime;

namespace ProcGan.Viewer.Generation;

/// <summary>The maps of one texture as pictures: what the 2D view shows one of and the 3D view all of.</summary>
/// <remarks>Albedo is sRGB-coded, the others are linear, those of one channel grey.</remarks>
sealed class MapSet
{
    readonly Picture[] pictures = new Picture[Kinds.Length];
    readonly MapOrigin[] origins = new MapOrigin[Kinds.Length];

    /// <param name="each">Picture and origin of a map; never asked for <see cref="ShownMap.Picture"/>.</param>
    public MapSet(Func<ShownMap, (Picture, MapOrigin)> each)
    {
        for (int i = 0; i < Kinds.Length; i++)
            (pictures[i], origins[i]) = each(Kinds[i]);
    }

    /// <summary>Everything but <see cref="ShownMap.Picture"/>.</summary>
    public static ShownMap[] Kinds { get; } = [ShownMap.Albedo, ShownMap.Height, ShownMap.Normal, ShownMap.Roughness, ShownMap.Metallic, ShownMap.Ao];

    public Picture this[ShownMap map] => pictures[(int)map - 1];

    /// <summary>From the model, derived from another map, or one value all over.</summary>
    public MapOrigin OriginOf(ShownMap map) => origins[(int)map - 1];

    public static PixelKind KindOf(ShownMap map) => map is ShownMap.Picture or ShownMap.Albedo ? PixelKind.Colour : PixelKind.Linear;
}
