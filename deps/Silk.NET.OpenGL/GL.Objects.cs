namespace Silk.NET.OpenGL;

public sealed unsafe partial class GL
{
    nint activeTexture, bindBuffer, bindSampler, bindTexture, bindVertexArray, bufferData, deleteBuffers, deleteTextures,
        deleteVertexArrays, drawArrays, drawElements, drawElementsBaseVertex, enableVertexAttribArray, genBuffers, genTextures, genVertexArrays,
        generateMipmap, getTexImage, getTexLevelParameteriv, texImage2D, texParameterf, texParameteri, bufferStorage, mapBufferRange, unmapBuffer,
        isBuffer, isFramebuffer, isRenderbuffer, isTexture, isVertexArray, fenceSync, clientWaitSync, deleteSync, texStorage2D, texSubImage2D, vertexAttribPointer;

    public void ActiveTexture(TextureUnit texture) =>
        ((delegate* unmanaged<uint, void>)Get(ref activeTexture, "glActiveTexture"))((uint)texture);
    public void BindBuffer(BufferTargetARB target, uint buffer) =>
        ((delegate* unmanaged<uint, uint, void>)Get(ref bindBuffer, "glBindBuffer"))((uint)target, buffer);
    public void BindSampler(uint unit, uint sampler) =>
        ((delegate* unmanaged<uint, uint, void>)Get(ref bindSampler, "glBindSampler"))(unit, sampler);
    public void BindTexture(TextureTarget target, uint texture) =>
        ((delegate* unmanaged<uint, uint, void>)Get(ref bindTexture, "glBindTexture"))((uint)target, texture);
    public void BindVertexArray(uint array) =>
        ((delegate* unmanaged<uint, void>)Get(ref bindVertexArray, "glBindVertexArray"))(array);

    public void BufferData(BufferTargetARB target, nuint size, void* data, BufferUsageARB usage) =>
        ((delegate* unmanaged<uint, nint, void*, uint, void>)Get(ref bufferData, "glBufferData"))((uint)target, (nint)size, data, (uint)usage);

    /// <summary>OpenGL 4.4 or ARB_buffer_storage.</summary>
    public void BufferStorage(BufferStorageTarget target, nuint size, void* data, BufferStorageMask flags) =>
        ((delegate* unmanaged<uint, nint, void*, uint, void>)Get(ref bufferStorage, "glBufferStorage"))((uint)target, (nint)size, data, (uint)flags);

    public void* MapBufferRange(BufferTargetARB target, nint offset, nuint length, MapBufferAccessMask access) =>
        ((delegate* unmanaged<uint, nint, nint, uint, void*>)Get(ref mapBufferRange, "glMapBufferRange"))(
            (uint)target, offset, (nint)length, (uint)access);

    public bool UnmapBuffer(BufferTargetARB target) =>
        ((delegate* unmanaged<uint, byte>)Get(ref unmapBuffer, "glUnmapBuffer"))((uint)target) != 0;

    public nint FenceSync(SyncCondition condition, SyncBehaviorFlags flags) =>
        ((delegate* unmanaged<uint, uint, nint>)Get(ref fenceSync, "glFenceSync"))((uint)condition, (uint)flags);

    public GLEnum ClientWaitSync(nint sync, SyncObjectMask flags, ulong timeout) =>
        (GLEnum)((delegate* unmanaged<nint, uint, ulong, uint>)Get(ref clientWaitSync, "glClientWaitSync"))(sync, (uint)flags, timeout);

    public void DeleteSync(nint sync) => ((delegate* unmanaged<nint, void>)Get(ref deleteSync, "glDeleteSync"))(sync);

    public void DeleteBuffer(uint buffers) => Delete(Get(ref deleteBuffers, "glDeleteBuffers"), buffers);
    public void DeleteTexture(uint textures) => Delete(Get(ref deleteTextures, "glDeleteTextures"), textures);
    public void DeleteVertexArray(uint arrays) => Delete(Get(ref deleteVertexArrays, "glDeleteVertexArrays"), arrays);
    public uint GenBuffer() => Gen(Get(ref genBuffers, "glGenBuffers"));
    public uint GenTexture() => Gen(Get(ref genTextures, "glGenTextures"));
    public uint GenVertexArray() => Gen(Get(ref genVertexArrays, "glGenVertexArrays"));

    public bool IsBuffer(uint buffer) => Is(Get(ref isBuffer, "glIsBuffer"), buffer);
    public bool IsFramebuffer(uint framebuffer) => Is(Get(ref isFramebuffer, "glIsFramebuffer"), framebuffer);
    public bool IsRenderbuffer(uint renderbuffer) => Is(Get(ref isRenderbuffer, "glIsRenderbuffer"), renderbuffer);
    public bool IsTexture(uint texture) => Is(Get(ref isTexture, "glIsTexture"), texture);
    public bool IsVertexArray(uint array) => Is(Get(ref isVertexArray, "glIsVertexArray"), array);

    static bool Is(nint function, uint name) => ((delegate* unmanaged<uint, byte>)function)(name) != 0;

    static void Delete(nint function, uint id) => ((delegate* unmanaged<int, uint*, void>)function)(1, &id);

    static uint Gen(nint function)
    {
        uint id;
        ((delegate* unmanaged<int, uint*, void>)function)(1, &id);
        return id;
    }

    public void DrawArrays(PrimitiveType mode, int first, uint count) =>
        ((delegate* unmanaged<uint, int, int, void>)Get(ref drawArrays, "glDrawArrays"))((uint)mode, first, (int)count);

    public void DrawElements(PrimitiveType mode, uint count, DrawElementsType type, void* indices) =>
        ((delegate* unmanaged<uint, int, uint, void*, void>)Get(ref drawElements, "glDrawElements"))((uint)mode, (int)count, (uint)type, indices);

    public void DrawElementsBaseVertex(PrimitiveType mode, uint count, DrawElementsType type, void* indices, int basevertex) =>
        ((delegate* unmanaged<uint, int, uint, void*, int, void>)Get(ref drawElementsBaseVertex, "glDrawElementsBaseVertex"))(
            (uint)mode, (int)count, (uint)type, indices, basevertex);

    public void EnableVertexAttribArray(uint index) =>
        ((delegate* unmanaged<uint, void>)Get(ref enableVertexAttribArray, "glEnableVertexAttribArray"))(index);

    public void VertexAttribPointer(uint index, int size, VertexAttribPointerType type, bool normalized, uint stride, void* pointer) =>
        ((delegate* unmanaged<uint, int, uint, byte, int, void*, void>)Get(ref vertexAttribPointer, "glVertexAttribPointer"))(
            index, size, (uint)type, normalized ? (byte)1 : (byte)0, (int)stride, pointer);

    public void GenerateMipmap(TextureTarget target) =>
        ((delegate* unmanaged<uint, void>)Get(ref generateMipmap, "glGenerateMipmap"))((uint)target);

    public void GetTexImage(TextureTarget target, int level, PixelFormat format, PixelType type, void* pixels) =>
        ((delegate* unmanaged<uint, int, uint, uint, void*, void>)Get(ref getTexImage, "glGetTexImage"))(
            (uint)target, level, (uint)format, (uint)type, pixels);

    public void GetTexLevelParameter(TextureTarget target, int level, GetTextureParameter pname, out int @params)
    {
        fixed (int* value = &@params)
            ((delegate* unmanaged<uint, int, uint, int*, void>)Get(ref getTexLevelParameteriv, "glGetTexLevelParameteriv"))(
                (uint)target, level, (uint)pname, value);
    }

    public void TexImage2D(TextureTarget target, int level, InternalFormat internalformat, uint width, uint height, int border,
        PixelFormat format, PixelType type, void* pixels) =>
        ((delegate* unmanaged<uint, int, int, int, int, int, uint, uint, void*, void>)Get(ref texImage2D, "glTexImage2D"))(
            (uint)target, level, (int)internalformat, (int)width, (int)height, border, (uint)format, (uint)type, pixels);

    public void TexParameter(TextureTarget target, TextureParameterName pname, int param) =>
        ((delegate* unmanaged<uint, uint, int, void>)Get(ref texParameteri, "glTexParameteri"))((uint)target, (uint)pname, param);

    public void TexParameter(TextureTarget target, TextureParameterName pname, float param) =>
        ((delegate* unmanaged<uint, uint, float, void>)Get(ref texParameterf, "glTexParameterf"))((uint)target, (uint)pname, param);

    /// <summary>OpenGL 4.2 or ARB_texture_storage.</summary>
    public void TexStorage2D(TextureTarget target, uint levels, SizedInternalFormat internalformat, uint width, uint height) =>
        ((delegate* unmanaged<uint, int, uint, int, int, void>)Get(ref texStorage2D, "glTexStorage2D"))(
            (uint)target, (int)levels, (uint)internalformat, (int)width, (int)height);

    public void TexSubImage2D(TextureTarget target, int level, int xoffset, int yoffset, uint width, uint height,
        PixelFormat format, PixelType type, void* pixels) =>
        ((delegate* unmanaged<uint, int, int, int, int, int, uint, uint, void*, void>)Get(ref texSubImage2D, "glTexSubImage2D"))(
            (uint)target, level, xoffset, yoffset, (int)width, (int)height, (uint)format, (uint)type, pixels);
}
