using ProcGan.Viewer.Scene;
using ProcGan.Viewer.Scene.Lighting;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>The textures of the 3D view, each on a texture unit of its own, uploaded when it is another object than before.</summary>
sealed unsafe class SceneTextures : IDisposable
{
    const float MostAnisotropy = 8;

    readonly GL gl;
    readonly uint colour, surface, relief, table, shadow, environment;
    readonly float anisotropy;
    MaterialTexels? material;
    PreparedEnvironment? light;
    byte[]? shadowed;

    public SceneTextures(GL gl)
    {
        this.gl = gl;
        bool can = gl.IsExtensionPresent("GL_ARB_texture_filter_anisotropic") || gl.IsExtensionPresent("GL_EXT_texture_filter_anisotropic");
        anisotropy = can && !IsSoftware(gl) ? Math.Min(MostAnisotropy, gl.GetFloat(GetPName.MaxTextureMaxAnisotropy)) : 1;
        colour = Make(TextureWrapMode.Repeat);
        surface = Make(TextureWrapMode.Repeat);
        relief = Make(TextureWrapMode.Repeat);
        table = Make(TextureWrapMode.ClampToEdge);
        fixed (float* texels = BrdfTable.Make())
            gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Rgba16f, BrdfTable.Side, BrdfTable.Side, 0, PixelFormat.Rgba, PixelType.Float, texels);
        shadow = Make(TextureWrapMode.ClampToEdge);
        environment = gl.GenTexture();
        gl.BindTexture(TextureTarget.TextureCubeMap, environment);
        gl.TexParameter(TextureTarget.TextureCubeMap, TextureParameterName.TextureMinFilter, (int)TextureMinFilter.LinearMipmapLinear);
        gl.TexParameter(TextureTarget.TextureCubeMap, TextureParameterName.TextureMagFilter, (int)TextureMagFilter.Linear);
        gl.TexParameter(TextureTarget.TextureCubeMap, TextureParameterName.TextureMaxLevel, PreparedEnvironment.Levels - 1);
        foreach (TextureParameterName axis in new[] { TextureParameterName.TextureWrapS, TextureParameterName.TextureWrapT, TextureParameterName.TextureWrapR })
            gl.TexParameter(TextureTarget.TextureCubeMap, axis, (int)TextureWrapMode.ClampToEdge);
        gl.Enable(EnableCap.TextureCubeMapSeamless);
    }

    /// <summary>Software takes its time for every sample, and llvmpipe (Mesa 22.3) was seen to look for the end of a footprint for half an hour.</summary>
    static bool IsSoftware(GL gl)
    {
        string renderer = gl.GetStringS(StringName.Renderer);
        return new[] { "llvmpipe", "softpipe", "SwiftShader" }.Any(name => renderer.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    public int MostLevel => (material?.Relief.Length ?? 1) - 1;

    /// <exception cref="InvalidOperationException">The material is larger than the driver allows.</exception>
    public void Take(MaterialTexels texels)
    {
        if (texels == material)
            return;
        int limit = gl.GetInteger(GetPName.MaxTextureSize);
        if (Math.Max(texels.Width, texels.Height) > limit)
            throw new InvalidOperationException($"A texture of {texels.Width} x {texels.Height} is more than this graphics driver shows, at most {limit} a side: choose a smaller size.");
        material = texels;
        gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        Upload(colour, texels, texels.Colour, InternalFormat.Srgb8Alpha8, PixelFormat.Rgba, PixelType.UnsignedByte);
        Upload(surface, texels, texels.Surface, InternalFormat.Rgba8, PixelFormat.Rgba, PixelType.UnsignedByte);
        Upload(relief, texels, texels.Relief, InternalFormat.R16, PixelFormat.Red, PixelType.UnsignedShort);
    }

    public void Take(PreparedEnvironment prepared)
    {
        if (prepared == light)
            return;
        light = prepared;
        gl.BindTexture(TextureTarget.TextureCubeMap, environment);
        for (int level = 0; level < PreparedEnvironment.Levels; level++)
        {
            uint side = (uint)(PreparedEnvironment.Side >> level);
            for (int face = 0; face < 6; face++)
                fixed (float* texels = prepared.Specular.Face(level, face))
                    gl.TexImage2D(TextureTarget.TextureCubeMapPositiveX + face, level, InternalFormat.Rgba16f, side, side, 0, PixelFormat.Rgba, PixelType.Float, texels);
        }
    }

    public void Take(byte[] groundShadow)
    {
        if (groundShadow == shadowed)
            return;
        shadowed = groundShadow;
        gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        gl.BindTexture(TextureTarget.Texture2D, shadow);
        fixed (byte* texels = groundShadow)
            gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.R8, GroundShadow.Side, GroundShadow.Side, 0, PixelFormat.Red, PixelType.UnsignedByte, texels);
    }

    /// <summary>Units 0 to 5: colour, surface, relief, table, shadow, environment.</summary>
    public void Bind()
    {
        uint[] flat = [colour, surface, relief, table, shadow];
        for (int unit = 0; unit < flat.Length; unit++)
        {
            gl.ActiveTexture(TextureUnit.Texture0 + unit);
            gl.BindTexture(TextureTarget.Texture2D, flat[unit]);
        }
        gl.ActiveTexture(TextureUnit.Texture5);
        gl.BindTexture(TextureTarget.TextureCubeMap, environment);
        gl.ActiveTexture(TextureUnit.Texture0);
    }

    uint Make(TextureWrapMode wrap)
    {
        uint id = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, id);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)TextureMinFilter.Linear);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter, (int)TextureMagFilter.Linear);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMaxLevel, 0);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapS, (int)wrap);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapT, (int)wrap);
        return id;
    }

    void Upload<T>(uint id, MaterialTexels texels, T[][] levels, InternalFormat format, PixelFormat order, PixelType type) where T : unmanaged
    {
        gl.BindTexture(TextureTarget.Texture2D, id);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)TextureMinFilter.LinearMipmapLinear);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMaxLevel, levels.Length - 1);
        if (anisotropy > 1)
            gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMaxAnisotropy, anisotropy);
        for (int level = 0; level < levels.Length; level++)
            fixed (T* pixels = levels[level])
                gl.TexImage2D(TextureTarget.Texture2D, level, format, (uint)Math.Max(texels.Width >> level, 1), (uint)Math.Max(texels.Height >> level, 1), 0, order, type, pixels);
    }

    public void Dispose()
    {
        foreach (uint id in new[] { colour, surface, relief, table, shadow, environment })
            gl.DeleteTexture(id);
    }
}
