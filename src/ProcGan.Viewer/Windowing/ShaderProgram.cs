using System.Numerics;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>A linked program of a vertex and a fragment shader.</summary>
sealed class ShaderProgram : IDisposable
{
    readonly GL gl;
    readonly uint id;
    readonly Dictionary<string, int> locations = [];

    /// <exception cref="InvalidOperationException">The driver refuses the source; the message is its log.</exception>
    public ShaderProgram(GL gl, string vertexSource, string fragmentSource)
    {
        this.gl = gl;
        id = gl.CreateProgram();
        uint vertex = Compile(ShaderType.VertexShader, vertexSource), fragment = Compile(ShaderType.FragmentShader, fragmentSource);
        gl.AttachShader(id, vertex);
        gl.AttachShader(id, fragment);
        gl.LinkProgram(id);
        gl.DeleteShader(vertex);
        gl.DeleteShader(fragment);
        gl.GetProgram(id, ProgramPropertyARB.LinkStatus, out int linked);
        if (linked == 0)
            throw new InvalidOperationException($"OpenGL does not link the shaders: {gl.GetProgramInfoLog(id)}");
    }

    public void Use() => gl.UseProgram(id);

    public int Uniform(string name) => gl.GetUniformLocation(id, name);

    // Values of the program in use, by name; a name that the shader does not need is passed over by OpenGL.
    public void Set(string name, int value) => gl.Uniform1(Location(name), value);
    public void Set(string name, float value) => gl.Uniform1(Location(name), value);
    public void Set(string name, float x, float y) => gl.Uniform2(Location(name), x, y);
    public void Set(string name, Vector3 value) => gl.Uniform3(Location(name), value.X, value.Y, value.Z);

    public unsafe void Set(string name, Vector3[] values)
    {
        fixed (Vector3* first = values)
            gl.Uniform3(Location(name), (uint)values.Length, (float*)first);
    }

    /// <summary>Of row vectors, as System.Numerics has it: its rows are OpenGL's columns.</summary>
    public unsafe void Set(string name, Matrix4x4 value) => gl.UniformMatrix4(Location(name), 1, false, (float*)&value);

    int Location(string name)
    {
        if (!locations.TryGetValue(name, out int location))
            locations[name] = location = Uniform(name);
        return location;
    }

    uint Compile(ShaderType type, string source)
    {
        uint shader = gl.CreateShader(type);
        gl.ShaderSource(shader, source);
        gl.CompileShader(shader);
        gl.GetShader(shader, ShaderParameterName.CompileStatus, out int compiled);
        return compiled != 0 ? shader : throw new InvalidOperationException($"OpenGL does not compile the {type}: {gl.GetShaderInfoLog(shader)}");
    }

    public void Dispose() => gl.DeleteProgram(id);
}
