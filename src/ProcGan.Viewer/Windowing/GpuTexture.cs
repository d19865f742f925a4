using System.Numerics;
using ProcGan.Viewer.Generation;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>A texture with all its mip levels; the driver averages those of a colour in linear light.</summary>
sealed unsafe class GpuTexture(GL gl, PixelUpload upload) : IDisposable
{
    /// <summary>Immutable storage: OpenGL 4.2 or the extension.</summary>
    readonly bool hasStorage = 10 * gl.GetInteger(GetPName.MajorVersion) + gl.GetInteger(GetPName.MinorVersion) >= 42
        || gl.IsExtensionPresent("GL_ARB_texture_storage");

    (int Width, int Height, PixelKind Kind) form;

    /// <summary>OpenGL's name of it; 0 = empty.</summary>
    public uint Id { get; private set; }

    public bool IsEmpty => Id == 0;

    public PixelKind Kind => form.Kind;

    /// <summary>Mip levels.</summary>
    public int Levels { get; private set; }

    /// <exception cref="InvalidOperationException">The picture is larger than the driver allows.</exception>
    public void Upload(Picture picture, PixelKind kind)
    {
        int limit = gl.GetInteger(GetPName.MaxTextureSize);
        if (Math.Max(picture.Width, picture.Height) > limit)
            throw new InvalidOperationException($"A texture of {picture.Width} x {picture.Height} is more than this graphics driver shows, at most {limit} a side: choose a smaller size.");
        if (form != (picture.Width, picture.Height, kind))
            Allocate(picture.Width, picture.Height, kind);
        gl.BindTexture(TextureTarget.Texture2D, Id);
        upload.Send(picture);
        gl.GenerateMipmap(TextureTarget.Texture2D);
    }

    public void Bind(bool sharp)
    {
        gl.BindTexture(TextureTarget.Texture2D, Id);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter,
            (int)(sharp ? TextureMagFilter.Nearest : TextureMagFilter.Linear));
    }

    void Allocate(int width, int height, PixelKind kind)
    {
        Dispose();
        form = (width, height, kind);
        Id = gl.GenTexture();
        Levels = BitOperations.Log2((uint)Math.Max(width, height)) + 1;
        gl.BindTexture(TextureTarget.Texture2D, Id);
        bool srgb = kind == PixelKind.Colour;
        if (hasStorage)
        {
            gl.TexStorage2D(TextureTarget.Texture2D, (uint)Levels, srgb ? SizedInternalFormat.Srgb8Alpha8 : SizedInternalFormat.Rgba8, (uint)width, (uint)height);
        }
        else
        {
            gl.TexImage2D(TextureTarget.Texture2D, 0, srgb ? InternalFormat.Srgb8Alpha8 : InternalFormat.Rgba8, (uint)width, (uint)height, 0,
                PixelFormat.Rgba, PixelType.UnsignedByte, null);
        }
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)TextureMinFilter.LinearMipmapLinear);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapS, (int)TextureWrapMode.Repeat);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureWrapT, (int)TextureWrapMode.Repeat);
    }

    public void Dispose()
    {
        if (Id != 0)
            gl.DeleteTexture(Id);
        Id = 0;
        form = default;
    }
}
