using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>A picture to draw into off screen, with depth and several samples a pixel, and its samples put together.</summary>
sealed unsafe class SceneTarget(GL gl) : IDisposable
{
    readonly uint samples = (uint)Math.Min(4, gl.GetInteger(GetPName.MaxSamples));
    uint drawn, colour, depth, shown, picture;

    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>Makes it the target of what is drawn next.</summary>
    /// <returns>False where the former picture has another size: it is lost.</returns>
    /// <exception cref="InvalidOperationException">The driver cannot do it.</exception>
    public bool Begin(int width, int height)
    {
        bool same = (width, height) == (Width, Height);
        if (!same)
            Allocate(width, height);
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, drawn);
        gl.Viewport(0, 0, (uint)width, (uint)height);
        return same;
    }

    /// <summary>Puts the samples together and goes back to the window.</summary>
    public void End()
    {
        gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, drawn);
        gl.BindFramebuffer(FramebufferTarget.DrawFramebuffer, shown);
        gl.BlitFramebuffer(0, 0, Width, Height, 0, 0, Width, Height, ClearBufferMask.ColorBufferBit, BlitFramebufferFilter.Nearest);
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, 0);
    }

    /// <summary>Copies the finished picture into the window.</summary>
    public void Show(int x, int y)
    {
        gl.Disable(EnableCap.ScissorTest);   // it would cut the copy too
        gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, shown);
        gl.BlitFramebuffer(0, 0, Width, Height, x, y, x + Width, y + Height, ClearBufferMask.ColorBufferBit, BlitFramebufferFilter.Nearest);
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, 0);
    }

    void Allocate(int width, int height)
    {
        Dispose();
        (Width, Height) = (width, height);
        drawn = gl.GenFramebuffer();
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, drawn);
        colour = Attach(FramebufferAttachment.ColorAttachment0, InternalFormat.Rgba8);
        depth = Attach(FramebufferAttachment.DepthAttachment, InternalFormat.DepthComponent24);
        Check();
        picture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, picture);
        gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Rgba8, (uint)width, (uint)height, 0, PixelFormat.Rgba, PixelType.UnsignedByte, null);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMaxLevel, 0);
        shown = gl.GenFramebuffer();
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, shown);
        gl.FramebufferTexture2D(FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, picture, 0);
        Check();
    }

    uint Attach(FramebufferAttachment attachment, InternalFormat format)
    {
        uint buffer = gl.GenRenderbuffer();
        gl.BindRenderbuffer(RenderbufferTarget.Renderbuffer, buffer);
        gl.RenderbufferStorageMultisample(RenderbufferTarget.Renderbuffer, samples, format, (uint)Width, (uint)Height);
        gl.FramebufferRenderbuffer(FramebufferTarget.Framebuffer, attachment, RenderbufferTarget.Renderbuffer, buffer);
        return buffer;
    }

    void Check()
    {
        GLEnum status = gl.CheckFramebufferStatus(FramebufferTarget.Framebuffer);
        if (status == GLEnum.FramebufferComplete)
            return;
        gl.BindFramebuffer(FramebufferTarget.Framebuffer, 0);
        throw new InvalidOperationException($"This graphics driver cannot draw the 3D view at {Width} x {Height} ({status}): make the window smaller.");
    }

    public void Dispose()
    {
        if (drawn == 0)
            return;
        gl.DeleteFramebuffer(drawn);
        gl.DeleteFramebuffer(shown);
        gl.DeleteRenderbuffer(colour);
        gl.DeleteRenderbuffer(depth);
        gl.DeleteTexture(picture);
        drawn = 0;
        (Width, Height) = (0, 0);
    }
}
