using Silk.NET.OpenGL;

namespace ProcGan.Deps.Tests.Silk;

public unsafe class OpenGLTests : WindowTest
{
    [Test]
    public void Context_IsAtLeast33Core()
    {
        int version = 10 * gl.GetInteger(GetPName.MajorVersion) + gl.GetInteger(GetPName.MinorVersion);
        Assert.That(version, Is.GreaterThanOrEqualTo(33), gl.GetStringS(StringName.Version));
        Assert.That(gl.IsExtensionPresent("GL_NO_such_thing"), Is.False);
    }

    [Test]
    public void Clear_ReadBack_IsTheColour()
    {
        gl.ClearColor(1, 0.5f, 0.25f, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
        // 0.5 and 0.25 fall between two bytes: either is a right rounding.
        (byte r, byte g, byte b, _) = Pixel(100, 100);
        Assert.That((int)r, Is.EqualTo(255));
        Assert.That((int)g, Is.EqualTo(127.5).Within(0.5));
        Assert.That((int)b, Is.EqualTo(63.75).Within(0.75));
    }

    [Test]
    public void TexImage2D_ReadBack_IsWhatWasUploaded()
    {
        byte[] sent = [.. Enumerable.Range(0, 4 * 3 * 4).Select(i => (byte)(i * 5))], back = new byte[sent.Length];
        uint texture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, texture);
        fixed (byte* pixels = sent)
            gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Rgba8, 4, 3, 0, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        fixed (byte* pixels = back)
            gl.GetTexImage(TextureTarget.Texture2D, 0, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        Assert.That(back, Is.EqualTo(sent));
        gl.GetTexLevelParameter(TextureTarget.Texture2D, 0, GetTextureParameter.TextureWidth, out int width);
        Assert.That(width, Is.EqualTo(4));
        gl.DeleteTexture(texture);
        Assert.That(gl.GetError(), Is.EqualTo(GLEnum.NoError));
    }

    /// <summary>A name becomes an object when it is bound, and is none any more when it is deleted (OpenGL 3.3, 6.1).</summary>
    [Test]
    public void Is_EveryKind_IsTrueFromBindingToDeletion()
    {
        (string Kind, Func<uint> Gen, Action<uint> Bind, Func<uint, bool> Is, Action<uint> Delete)[] kinds =
        [
            ("texture", gl.GenTexture, id => gl.BindTexture(TextureTarget.Texture2D, id), gl.IsTexture, gl.DeleteTexture),
            ("buffer", gl.GenBuffer, id => gl.BindBuffer(BufferTargetARB.ArrayBuffer, id), gl.IsBuffer, gl.DeleteBuffer),
            ("framebuffer", gl.GenFramebuffer, id => gl.BindFramebuffer(FramebufferTarget.Framebuffer, id), gl.IsFramebuffer, gl.DeleteFramebuffer),
            ("renderbuffer", gl.GenRenderbuffer, id => gl.BindRenderbuffer(RenderbufferTarget.Renderbuffer, id), gl.IsRenderbuffer, gl.DeleteRenderbuffer),
            ("vertex array", gl.GenVertexArray, gl.BindVertexArray, gl.IsVertexArray, gl.DeleteVertexArray),
        ];
        foreach (var (kind, gen, bind, exists, delete) in kinds)
        {
            uint id = gen();
            Assert.That(exists(id), Is.False, $"{kind}, named only");
            bind(id);
            Assert.That(exists(id), Is.True, $"{kind}, bound");
            bind(0);
            delete(id);
            Assert.That(exists(id), Is.False, $"{kind}, deleted");
        }
        Assert.That(gl.GetError(), Is.EqualTo(GLEnum.NoError));
    }

    [Test]
    public void TexStorage2D_SrgbMipmap_AveragesInLinearLight()
    {
        byte[] checks = [0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 255];
        byte* one = stackalloc byte[4];
        gl.BindTexture(TextureTarget.Texture2D, gl.GenTexture());
        gl.TexStorage2D(TextureTarget.Texture2D, 2, SizedInternalFormat.Srgb8Alpha8, 2, 2);
        fixed (byte* pixels = checks)
            gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, 0, 2, 2, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        gl.GenerateMipmap(TextureTarget.Texture2D);
        gl.GetTexImage(TextureTarget.Texture2D, 1, PixelFormat.Rgba, PixelType.UnsignedByte, one);
        // Linear 0.5 is sRGB 187.5; a mean of the bytes would be 127.5.
        Assert.That((int)one[0], Is.EqualTo(187.5).Within(1));
    }

    [Test]
    public void DrawArrays_Triangle_CoversItsHalf()
    {
        uint program = Program("void main() { gl_Position = vec4(vec2[](vec2(-1), vec2(3, -1), vec2(-1, 3))[gl_VertexID] * vec2(1, 0.5) - vec2(0, 0.5), 0, 1); }",
            "uniform vec4 colour; out vec4 result; void main() { result = colour; }");
        gl.Viewport(0, 0, 320, 240);
        gl.ClearColor(0, 0, 0, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
        gl.BindVertexArray(gl.GenVertexArray());
        gl.UseProgram(program);
        gl.Uniform4(gl.GetUniformLocation(program, "colour"), 0, 1, 0, 1);
        gl.DrawArrays(PrimitiveType.Triangles, 0, 3);
        // Vertices (-1, -1), (3, -1), (-1, 1): the hypotenuse passes the middle of the window.
        Assert.That(Pixel(10, 200), Is.EqualTo(((byte)0, (byte)255, (byte)0, (byte)255)));
        Assert.That(Pixel(310, 100), Is.EqualTo(((byte)0, (byte)0, (byte)0, (byte)255)));
        Assert.That(gl.GetError(), Is.EqualTo(GLEnum.NoError));
    }

    [Test]
    public void CompileShader_Mistake_IsInTheLog()
    {
        uint shader = gl.CreateShader(ShaderType.FragmentShader);
        gl.ShaderSource(shader, "#version 330 core\nvoid main() { missing = 1; }");
        gl.CompileShader(shader);
        gl.GetShader(shader, ShaderParameterName.CompileStatus, out int ok);
        Assert.That(ok, Is.Zero);
        Assert.That(gl.GetShaderInfoLog(shader), Does.Contain("missing"));
    }

    [Test]
    public void SwapBuffers_ShownWindow_HasThePictureOnTheScreen()
    {
        gl.ClearColor(0, 0, 1, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
        window.GLContext!.SwapBuffers();
        gl.Finish();
        int x = window.Position.X + 160, y = window.Position.Y + 120;
        Until(() => Testing.VirtualDisplay.Run("import", "-silent", "-window", "root", "-crop", $"1x1+{x}+{y}", "-depth", "8", "txt:-")
            .Contains("#0000FF", StringComparison.OrdinalIgnoreCase), "blue on the screen");
    }

    uint Program(string vertexSource, string fragmentSource)
    {
        uint program = gl.CreateProgram();
        foreach ((ShaderType type, string source) in new[] { (ShaderType.VertexShader, vertexSource), (ShaderType.FragmentShader, fragmentSource) })
        {
            uint shader = gl.CreateShader(type);
            gl.ShaderSource(shader, "#version 330 core\n" + source);
            gl.CompileShader(shader);
            gl.GetShader(shader, ShaderParameterName.CompileStatus, out int ok);
            Assert.That(ok, Is.EqualTo(1), gl.GetShaderInfoLog(shader));
            gl.AttachShader(program, shader);
        }
        gl.LinkProgram(program);
        gl.GetProgram(program, ProgramPropertyARB.LinkStatus, out int linked);
        Assert.That(linked, Is.EqualTo(1), gl.GetProgramInfoLog(program));
        return program;
    }
}
