namespace ProcGan.Runtime;

/// <summary>How maps that a model does not make are derived from those that it makes.</summary>
public sealed record MaterialOptions
{
    /// <summary>How far the highest height stands above the lowest, in texels. Normals and occlusion follow from it.</summary>
    public float Depth { get; init; } = 8;

    /// <summary>Multiplies the slopes of the normal map: 1 = true to <see cref="Depth"/>, 0 = flat.</summary>
    public float NormalStrength { get; init; } = 1;

    /// <summary>Normals with y down (DirectX, Unreal) instead of up (OpenGL, glTF, Unity, Godot).</summary>
    public bool DirectX { get; init; }

    /// <summary>How far occlusion looks around, in texels, 1 to 64.</summary>
    public int AoRadius { get; init; } = 16;

    /// <summary>Multiplies the occlusion: 1 = as computed, 0 = none.</summary>
    public float AoStrength { get; init; } = 1;

    /// <summary>Roughness where the model has none, 0 to 1.</summary>
    public float Roughness { get; init; } = 0.8f;

    /// <summary>Metallic where the model has none, 0 to 1.</summary>
    public float Metallic { get; init; }

    /// <summary>Make the mip chain too, down to 1 x 1.</summary>
    public bool Mips { get; init; } = true;

    /// <exception cref="ArgumentException">Some values cannot work; the message lists them all.</exception>
    internal MaterialOptions Validated()
    {
        List<string> errors = [];
        if (!(Depth is >= 0 and <= 1024)) errors.Add($"{nameof(Depth)} is {Depth}, must be 0 to 1024 texels");        // also catches NaN
        if (!(Math.Abs(NormalStrength) <= 1000)) errors.Add($"{nameof(NormalStrength)} is {NormalStrength}, must be -1000 to 1000");
        if (AoRadius is < 1 or > 64) errors.Add($"{nameof(AoRadius)} is {AoRadius}, must be 1 to 64 texels");
        if (!(AoStrength is >= 0 and <= 10)) errors.Add($"{nameof(AoStrength)} is {AoStrength}, must be 0 to 10");
        if (!(Roughness is >= 0 and <= 1)) errors.Add($"{nameof(Roughness)} is {Roughness}, must be 0 to 1");
        if (!(Metallic is >= 0 and <= 1)) errors.Add($"{nameof(Metallic)} is {Metallic}, must be 0 to 1");
        return errors.Count == 0 ? this : throw new ArgumentException(string.Join("; ", errors) + ".");
    }
}
