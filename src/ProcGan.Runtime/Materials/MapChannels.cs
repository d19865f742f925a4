using ProcGan.Runtime.Imaging;

namespace ProcGan.Runtime.Materials;

/// <summary>Which of a model's channels are which map; -1 = none.</summary>
readonly record struct MapChannels(ColourChannels Colour, int Height, int Roughness, int Metallic, int Ao)
{
    public static MapChannels Of(IReadOnlyList<string> names) => new(ColourChannels.Of(names),
        ColourChannels.IndexOf(names, "height"), ColourChannels.IndexOf(names, "roughness"), ColourChannels.IndexOf(names, "metallic"),
        ColourChannels.IndexOf(names, "ao"));
}
