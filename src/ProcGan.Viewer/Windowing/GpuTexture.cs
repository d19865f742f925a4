using System.Numerics;
using ProcGan.Viewer.Generation;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>An sRGB texture with all its mip levels, which the driver averages in linear light.</summary>
sealed unsafe class GpuTexture(GL gl) : IDisposable
{
    /// <summary>Immutable storage: OpenGL 4.2 or the extension.</summary>
    readonly bool hasStorage = 10 * gl.GetInteger(GetPName.MajorVersion) + gl.GetInteger(GetPName.MinorVersion) >= 42
        || gl.IsExtensionPresent("GL_ARB_texture_storage");

    uint id;
    (int Width, int Height) size;

    public bool IsEmpty => id == 0;

    /// <exception cref="InvalidOperationException">The picture is larger than the driver allows.</exception>
    public void Upload(Picture picture)
    {
        int limit = gl.GetInteger(GetPName.MaxTextureSize);
        if (Math.Max(picture.Width, picture.Height) > limit)
            throw new InvalidOperationException($"A texture of {picture.Width} x {picture.Height} is more than this graphics driver shows, at most {limit} a side: choose a smaller size.");
        if (size != (picture.Width, picture.Height))
            Allocate(picture.Width, picture.Height);
        gl.BindTexture(TextureTarget.Texture2D, id);
        gl.PixelStore(PixelStoreParameter.UnpackAlignment, 4);
        fixed (byte* pixels = picture.Rgba)
            gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, (uint)size.Width, (uint)size.Height, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        gl.GenerateMipmap(TextureTarget.Texture2D);
    }

    public void Bind(bool sharp)
    {
        gl.BindTexture(TextureTarget.Texture2D, id);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter,
            (int)(sharp ? TextureMagFilter.Nearest : TextureMagFilter.Linear));
    }

    void Allocate(int width, int height)
    {
        Dispose();
        size = (width, height);
        id = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, id);
        if (hasStorage)
        {
            uint levels = (uint)BitOperations.Log2((uint)Math.Max(width, height)) + 1;
            gl.TexStorage2D(TextureTarget.Texture2D, levels, SizedInternalFormat.Srgb8Alpha8, (uint)width, (uint)height);
        }
        else
        {
            gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Srgb8Alpha8, (uint)width, (uint)height, 0, PixelFormat.Rgba, PixelType.UnsignedByte, null);
        }
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)TextureMinFilter.LinearMipmapLinear);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapS, (int)TextureWrapMode.Repeat);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapT, (int)TextureWrapMode.Repeat);
    }

    public void Dispose()
    {
        if (id != 0)
            gl.DeleteTexture(id);
        id = 0;
        size = default;
    }
}
