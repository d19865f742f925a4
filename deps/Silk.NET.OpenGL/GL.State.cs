namespace Silk.NET.OpenGL;

public sealed unsafe partial class GL
{
    nint blendEquation, blendFuncSeparate, clear, clearColor, cullFace, depthFunc, depthMask, disable, enable, finish,
        getError, getFloatv, getIntegerv, getString, getStringi,
        isEnabled, pixelStorei, readPixels, scissor, viewport;

    public void BlendEquation(BlendEquationModeEXT mode) =>
        ((delegate* unmanaged<uint, void>)Get(ref blendEquation, "glBlendEquation"))((uint)mode);

    public void BlendFuncSeparate(BlendingFactor sfactorRGB, BlendingFactor dfactorRGB, BlendingFactor sfactorAlpha, BlendingFactor dfactorAlpha) =>
        ((delegate* unmanaged<uint, uint, uint, uint, void>)Get(ref blendFuncSeparate, "glBlendFuncSeparate"))(
            (uint)sfactorRGB, (uint)dfactorRGB, (uint)sfactorAlpha, (uint)dfactorAlpha);

    public void Clear(ClearBufferMask mask) => ((delegate* unmanaged<uint, void>)Get(ref clear, "glClear"))((uint)mask);

    public void ClearColor(float red, float green, float blue, float alpha) =>
        ((delegate* unmanaged<float, float, float, float, void>)Get(ref clearColor, "glClearColor"))(red, green, blue, alpha);

    public void CullFace(TriangleFace mode) => ((delegate* unmanaged<uint, void>)Get(ref cullFace, "glCullFace"))((uint)mode);
    public void DepthFunc(DepthFunction func) => ((delegate* unmanaged<uint, void>)Get(ref depthFunc, "glDepthFunc"))((uint)func);
    public void DepthMask(bool flag) => ((delegate* unmanaged<byte, void>)Get(ref depthMask, "glDepthMask"))(flag ? (byte)1 : (byte)0);
    public void Disable(EnableCap cap) => ((delegate* unmanaged<uint, void>)Get(ref disable, "glDisable"))((uint)cap);
    public void Enable(EnableCap cap) => ((delegate* unmanaged<uint, void>)Get(ref enable, "glEnable"))((uint)cap);
    public bool IsEnabled(EnableCap cap) => ((delegate* unmanaged<uint, byte>)Get(ref isEnabled, "glIsEnabled"))((uint)cap) != 0;
    public void Finish() => ((delegate* unmanaged<void>)Get(ref finish, "glFinish"))();
    public GLEnum GetError() => (GLEnum)((delegate* unmanaged<uint>)Get(ref getError, "glGetError"))();

    public float GetFloat(GetPName pname)
    {
        float value;
        ((delegate* unmanaged<uint, float*, void>)Get(ref getFloatv, "glGetFloatv"))((uint)pname, &value);
        return value;
    }

    public void GetInteger(GetPName pname, int* data) =>
        ((delegate* unmanaged<uint, int*, void>)Get(ref getIntegerv, "glGetIntegerv"))((uint)pname, data);

    public int GetInteger(GetPName pname)
    {
        int value;
        GetInteger(pname, &value);
        return value;
    }

    public void GetInteger(GetPName pname, Span<int> data)
    {
        fixed (int* pinned = data)
            GetInteger(pname, pinned);
    }

    public string GetStringS(StringName name) => Text(((delegate* unmanaged<uint, byte*>)Get(ref getString, "glGetString"))((uint)name));

    public string GetStringS(StringName name, uint index) =>
        Text(((delegate* unmanaged<uint, uint, byte*>)Get(ref getStringi, "glGetStringi"))((uint)name, index));

    public void PixelStore(PixelStoreParameter pname, int param) =>
        ((delegate* unmanaged<uint, int, void>)Get(ref pixelStorei, "glPixelStorei"))((uint)pname, param);

    public void ReadPixels(int x, int y, uint width, uint height, PixelFormat format, PixelType type, void* pixels) =>
        ((delegate* unmanaged<int, int, int, int, uint, uint, void*, void>)Get(ref readPixels, "glReadPixels"))(
            x, y, (int)width, (int)height, (uint)format, (uint)type, pixels);

    public void Scissor(int x, int y, uint width, uint height) =>
        ((delegate* unmanaged<int, int, int, int, void>)Get(ref scissor, "glScissor"))(x, y, (int)width, (int)height);

    public void Viewport(int x, int y, uint width, uint height) =>
        ((delegate* unmanaged<int, int, int, int, void>)Get(ref viewport, "glViewport"))(x, y, (int)width, (int)height);
}
