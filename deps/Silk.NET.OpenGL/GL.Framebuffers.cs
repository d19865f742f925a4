namespace Silk.NET.OpenGL;

public sealed unsafe partial class GL
{
    nint bindFramebuffer, bindRenderbuffer, blitFramebuffer, checkFramebufferStatus, deleteFramebuffers, deleteRenderbuffers,
        framebufferRenderbuffer, framebufferTexture2D, genFramebuffers, genRenderbuffers, renderbufferStorageMultisample;

    public void BindFramebuffer(FramebufferTarget target, uint framebuffer) =>
        ((delegate* unmanaged<uint, uint, void>)Get(ref bindFramebuffer, "glBindFramebuffer"))((uint)target, framebuffer);
    public void BindRenderbuffer(RenderbufferTarget target, uint renderbuffer) =>
        ((delegate* unmanaged<uint, uint, void>)Get(ref bindRenderbuffer, "glBindRenderbuffer"))((uint)target, renderbuffer);

    public void BlitFramebuffer(int srcX0, int srcY0, int srcX1, int srcY1, int dstX0, int dstY0, int dstX1, int dstY1,
        ClearBufferMask mask, BlitFramebufferFilter filter) =>
        ((delegate* unmanaged<int, int, int, int, int, int, int, int, uint, uint, void>)Get(ref blitFramebuffer, "glBlitFramebuffer"))(
            srcX0, srcY0, srcX1, srcY1, dstX0, dstY0, dstX1, dstY1, (uint)mask, (uint)filter);

    public GLEnum CheckFramebufferStatus(FramebufferTarget target) =>
        (GLEnum)((delegate* unmanaged<uint, uint>)Get(ref checkFramebufferStatus, "glCheckFramebufferStatus"))((uint)target);

    public void DeleteFramebuffer(uint framebuffers) => Delete(Get(ref deleteFramebuffers, "glDeleteFramebuffers"), framebuffers);
    public void DeleteRenderbuffer(uint renderbuffers) => Delete(Get(ref deleteRenderbuffers, "glDeleteRenderbuffers"), renderbuffers);

    public void FramebufferRenderbuffer(FramebufferTarget target, FramebufferAttachment attachment,
        RenderbufferTarget renderbuffertarget, uint renderbuffer) =>
        ((delegate* unmanaged<uint, uint, uint, uint, void>)Get(ref framebufferRenderbuffer, "glFramebufferRenderbuffer"))(
            (uint)target, (uint)attachment, (uint)renderbuffertarget, renderbuffer);

    public void FramebufferTexture2D(FramebufferTarget target, FramebufferAttachment attachment, TextureTarget textarget, uint texture, int level) =>
        ((delegate* unmanaged<uint, uint, uint, uint, int, void>)Get(ref framebufferTexture2D, "glFramebufferTexture2D"))(
            (uint)target, (uint)attachment, (uint)textarget, texture, level);

    public uint GenFramebuffer() => Gen(Get(ref genFramebuffers, "glGenFramebuffers"));
    public uint GenRenderbuffer() => Gen(Get(ref genRenderbuffers, "glGenRenderbuffers"));

    public void RenderbufferStorageMultisample(RenderbufferTarget target, uint samples, InternalFormat internalformat, uint width, uint height) =>
        ((delegate* unmanaged<uint, int, uint, int, int, void>)Get(ref renderbufferStorageMultisample, "glRenderbufferStorageMultisample"))(
            (uint)target, (int)samples, (uint)internalformat, (int)width, (int)height);
}
