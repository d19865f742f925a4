using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>A linked program of a vertex and a fragment shader.</summary>
sealed class ShaderProgram : IDisposable
{
    readonly GL gl;
    readonly uint id;

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
