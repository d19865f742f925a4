namespace Silk.NET.OpenGL;

public sealed unsafe partial class GL
{
    nint attachShader, compileShader, createProgram, createShader, deleteProgram, deleteShader, detachShader, getAttribLocation,
        getProgramiv, getProgramInfoLog, getShaderiv, getShaderInfoLog, getUniformLocation, linkProgram, shaderSource, useProgram,
        uniform1i, uniform1f, uniform2f, uniform3f, uniform3fv, uniform4f, uniformMatrix4fv;

    public void AttachShader(uint program, uint shader) =>
        ((delegate* unmanaged<uint, uint, void>)Get(ref attachShader, "glAttachShader"))(program, shader);
    public void CompileShader(uint shader) => ((delegate* unmanaged<uint, void>)Get(ref compileShader, "glCompileShader"))(shader);
    public uint CreateProgram() => ((delegate* unmanaged<uint>)Get(ref createProgram, "glCreateProgram"))();
    public uint CreateShader(ShaderType type) => ((delegate* unmanaged<uint, uint>)Get(ref createShader, "glCreateShader"))((uint)type);
    public void DeleteProgram(uint program) => ((delegate* unmanaged<uint, void>)Get(ref deleteProgram, "glDeleteProgram"))(program);
    public void DeleteShader(uint shader) => ((delegate* unmanaged<uint, void>)Get(ref deleteShader, "glDeleteShader"))(shader);
    public void DetachShader(uint program, uint shader) =>
        ((delegate* unmanaged<uint, uint, void>)Get(ref detachShader, "glDetachShader"))(program, shader);
    public void LinkProgram(uint program) => ((delegate* unmanaged<uint, void>)Get(ref linkProgram, "glLinkProgram"))(program);
    public void UseProgram(uint program) => ((delegate* unmanaged<uint, void>)Get(ref useProgram, "glUseProgram"))(program);

    public void ShaderSource(uint shader, string @string)
    {
        fixed (byte* text = Utf8(@string))
        {
            byte* pointer = text;
            ((delegate* unmanaged<uint, int, byte**, int*, void>)Get(ref shaderSource, "glShaderSource"))(shader, 1, &pointer, null);
        }
    }

    public int GetAttribLocation(uint program, string name)
    {
        fixed (byte* text = Utf8(name))
            return ((delegate* unmanaged<uint, byte*, int>)Get(ref getAttribLocation, "glGetAttribLocation"))(program, text);
    }

    public int GetUniformLocation(uint program, string name)
    {
        fixed (byte* text = Utf8(name))
            return ((delegate* unmanaged<uint, byte*, int>)Get(ref getUniformLocation, "glGetUniformLocation"))(program, text);
    }

    public void GetProgram(uint program, ProgramPropertyARB pname, out int @params)
    {
        fixed (int* value = &@params)
            ((delegate* unmanaged<uint, uint, int*, void>)Get(ref getProgramiv, "glGetProgramiv"))(program, (uint)pname, value);
    }

    public void GetShader(uint shader, ShaderParameterName pname, out int @params)
    {
        fixed (int* value = &@params)
            ((delegate* unmanaged<uint, uint, int*, void>)Get(ref getShaderiv, "glGetShaderiv"))(shader, (uint)pname, value);
    }

    public string GetProgramInfoLog(uint program)
    {
        GetProgram(program, ProgramPropertyARB.InfoLogLength, out int length);
        return Log(Get(ref getProgramInfoLog, "glGetProgramInfoLog"), program, length);
    }

    public string GetShaderInfoLog(uint shader)
    {
        GetShader(shader, ShaderParameterName.InfoLogLength, out int length);
        return Log(Get(ref getShaderInfoLog, "glGetShaderInfoLog"), shader, length);
    }

    static string Log(nint function, uint id, int length)
    {
        fixed (byte* text = new byte[length + 1])
        {
            ((delegate* unmanaged<uint, int, int*, byte*, void>)function)(id, length, null, text);
            return Text(text);
        }
    }

    public void Uniform1(int location, int v0) => ((delegate* unmanaged<int, int, void>)Get(ref uniform1i, "glUniform1i"))(location, v0);
    public void Uniform1(int location, float v0) => ((delegate* unmanaged<int, float, void>)Get(ref uniform1f, "glUniform1f"))(location, v0);
    public void Uniform2(int location, float v0, float v1) =>
        ((delegate* unmanaged<int, float, float, void>)Get(ref uniform2f, "glUniform2f"))(location, v0, v1);
    public void Uniform3(int location, float v0, float v1, float v2) =>
        ((delegate* unmanaged<int, float, float, float, void>)Get(ref uniform3f, "glUniform3f"))(location, v0, v1, v2);
    public void Uniform3(int location, uint count, float* value) =>
        ((delegate* unmanaged<int, int, float*, void>)Get(ref uniform3fv, "glUniform3fv"))(location, (int)count, value);
    public void Uniform4(int location, float v0, float v1, float v2, float v3) =>
        ((delegate* unmanaged<int, float, float, float, float, void>)Get(ref uniform4f, "glUniform4f"))(location, v0, v1, v2, v3);
    public void UniformMatrix4(int location, uint count, bool transpose, float* value) =>
        ((delegate* unmanaged<int, int, byte, float*, void>)Get(ref uniformMatrix4fv, "glUniformMatrix4fv"))(
            location, (int)count, transpose ? (byte)1 : (byte)0, value);
}
