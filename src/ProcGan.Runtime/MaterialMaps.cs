namespace ProcGan.Runtime;

/// <summary>Maps of a material. All maps of one texture lie on the same texels.</summary>
[Flags]
public enum MaterialMaps
{
    /// <summary>No map: the picture alone.</summary>
    None = 0,

    /// <summary>Colour under even light, sRGB.</summary>
    Albedo = 1,

    /// <summary>Height, linear: -1 lowest, 1 highest. <see cref="MaterialOptions.Depth"/> says how many texels that is.</summary>
    Height = 2,

    /// <summary>Unit normals in tangent space: x to the right, y up (OpenGL) or down (DirectX), z out of the surface.</summary>
    Normal = 4,

    /// <summary>Perceptual roughness, linear: -1 mirror, 1 matt. Its square is the alpha of GGX and Beckmann, as in glTF.</summary>
    Roughness = 8,

    /// <summary>Linear: -1 dielectric, 1 metal.</summary>
    Metallic = 16,

    /// <summary>Ambient occlusion, linear: 1 open, -1 closed.</summary>
    Ao = 32,

    /// <summary>All of them.</summary>
    All = Albedo | Height | Normal | Roughness | Metallic | Ao,
}

/// <summary>Where a map comes from.</summary>
public enum MapOrigin
{
    /// <summary>Nobody asked for it.</summary>
    Absent,

    /// <summary>A channel of the model.</summary>
    Model,

    /// <summary>Computed from another map.</summary>
    Derived,

    /// <summary>One value all over, from the options: the model says nothing about it.</summary>
    Constant,
}
