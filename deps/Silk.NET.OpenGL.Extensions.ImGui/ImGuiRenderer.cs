using System.Numerics;
using System.Runtime.CompilerServices;
using ImGuiNET;

namespace Silk.NET.OpenGL.Extensions.ImGui;

/// <summary>Draws ImGui's lists with one program, one vertex array and two streamed buffers. Leaves the state it found.</summary>
sealed unsafe class ImGuiRenderer : IDisposable
{
    const string VertexSource = """
        #version 330 core
        layout (location = 0) in vec2 position;
        layout (location = 1) in vec2 uv;
        layout (location = 2) in vec4 color;
        uniform vec4 frame;   // 2 / size, origin
        out vec2 texel;
        out vec4 tint;
        void main()
        {
            texel = uv;
            tint = color;
            vec2 p = (position - frame.zw) * frame.xy - 1.0;
            gl_Position = vec4(p.x, -p.y, 0.0, 1.0);
        }
        """;
    const string FragmentSource = """
        #version 330 core
        in vec2 texel;
        in vec4 tint;
        uniform sampler2D image;
        out vec4 result;
        void main() { result = tint * texture(image, texel); }
        """;

    readonly GL gl;
    readonly uint program, vertexArray, vertices, indices, fontTexture;
    readonly int frameLocation, imageLocation;

    public ImGuiRenderer(GL gl)
    {
        this.gl = gl;
        int boundArray = gl.GetInteger(GetPName.VertexArrayBinding), boundTexture = gl.GetInteger(GetPName.TextureBinding2D);
        program = Link();
        frameLocation = gl.GetUniformLocation(program, "frame");
        imageLocation = gl.GetUniformLocation(program, "image");

        vertexArray = gl.GenVertexArray();
        gl.BindVertexArray(vertexArray);
        vertices = gl.GenBuffer();
        indices = gl.GenBuffer();
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, vertices);
        gl.BindBuffer(BufferTargetARB.ElementArrayBuffer, indices);
        uint stride = (uint)Unsafe.SizeOf<ImDrawVert>();
        for (uint i = 0; i < 3; i++)
            gl.EnableVertexAttribArray(i);
        gl.VertexAttribPointer(0, 2, VertexAttribPointerType.Float, false, stride, (void*)0);
        gl.VertexAttribPointer(1, 2, VertexAttribPointerType.Float, false, stride, (void*)8);
        gl.VertexAttribPointer(2, 4, VertexAttribPointerType.UnsignedByte, true, stride, (void*)16);

        fontTexture = UploadFonts();
        gl.BindTexture(TextureTarget.Texture2D, (uint)boundTexture);
        gl.BindVertexArray((uint)boundArray);
    }

    uint Link()
    {
        uint linked = gl.CreateProgram();
        uint vertex = Compile(ShaderType.VertexShader, VertexSource), fragment = Compile(ShaderType.FragmentShader, FragmentSource);
        gl.AttachShader(linked, vertex);
        gl.AttachShader(linked, fragment);
        gl.LinkProgram(linked);
        gl.GetProgram(linked, ProgramPropertyARB.LinkStatus, out int ok);
        if (ok == 0)
            throw new InvalidOperationException($"ImGui's shader program did not link: {gl.GetProgramInfoLog(linked)}");
        gl.DeleteShader(vertex);
        gl.DeleteShader(fragment);
        return linked;
    }

    uint Compile(ShaderType type, string source)
    {
        uint shader = gl.CreateShader(type);
        gl.ShaderSource(shader, source);
        gl.CompileShader(shader);
        gl.GetShader(shader, ShaderParameterName.CompileStatus, out int ok);
        return ok != 0 ? shader : throw new InvalidOperationException($"ImGui's {type} did not compile: {gl.GetShaderInfoLog(shader)}");
    }

    uint UploadFonts()
    {
        ImFontAtlasPtr fonts = ImGuiNET.ImGui.GetIO().Fonts;
        fonts.GetTexDataAsRGBA32(out byte* pixels, out int width, out int height, out _);
        uint texture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, texture);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMinFilter, (int)TextureMinFilter.Linear);
        gl.TexParameter(TextureTarget.Texture2D, TextureParameterName.TextureMagFilter, (int)TextureMagFilter.Linear);
        gl.PixelStore(PixelStoreParameter.UnpackRowLength, 0);
        gl.TexImage2D(TextureTarget.Texture2D, 0, InternalFormat.Rgba8, (uint)width, (uint)height, 0, PixelFormat.Rgba, PixelType.UnsignedByte, pixels);
        fonts.SetTexID((IntPtr)texture);
        fonts.ClearTexData();
        return texture;
    }

    public void Draw(ImDrawDataPtr data)
    {
        Vector2 size = data.DisplaySize * data.FramebufferScale;
        if (size.X < 1 || size.Y < 1)
            return;

        Span<int> viewport = stackalloc int[4], scissor = stackalloc int[4];
        gl.GetInteger(GetPName.Viewport, viewport);
        gl.GetInteger(GetPName.ScissorBox, scissor);
        int boundProgram = gl.GetInteger(GetPName.CurrentProgram), boundArray = gl.GetInteger(GetPName.VertexArrayBinding);
        int boundTexture = gl.GetInteger(GetPName.TextureBinding2D), boundUnit = gl.GetInteger(GetPName.ActiveTexture);
        Span<EnableCap> caps = [EnableCap.Blend, EnableCap.ScissorTest, EnableCap.CullFace, EnableCap.DepthTest, EnableCap.StencilTest];
        Span<bool> were = stackalloc bool[caps.Length];
        for (int i = 0; i < caps.Length; i++)
            were[i] = gl.IsEnabled(caps[i]);

        for (int i = 0; i < caps.Length; i++)
            Set(caps[i], i < 2);
        gl.BlendEquation(BlendEquationModeEXT.FuncAdd);
        gl.BlendFuncSeparate(BlendingFactor.SrcAlpha, BlendingFactor.OneMinusSrcAlpha, BlendingFactor.One, BlendingFactor.OneMinusSrcAlpha);
        gl.Viewport(0, 0, (uint)size.X, (uint)size.Y);
        gl.UseProgram(program);
        gl.ActiveTexture(TextureUnit.Texture0);
        gl.BindSampler(0, 0);
        gl.Uniform1(imageLocation, 0);
        gl.Uniform4(frameLocation, 2 / data.DisplaySize.X, 2 / data.DisplaySize.Y, data.DisplayPos.X, data.DisplayPos.Y);
        gl.BindVertexArray(vertexArray);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, vertices);
        for (int i = 0; i < data.CmdListsCount; i++)
            Draw(data.CmdLists[i], data.DisplayPos, data.FramebufferScale, size);

        for (int i = 0; i < caps.Length; i++)
            Set(caps[i], were[i]);
        gl.BindTexture(TextureTarget.Texture2D, (uint)boundTexture);
        gl.ActiveTexture((TextureUnit)boundUnit);
        gl.BindVertexArray((uint)boundArray);
        gl.UseProgram((uint)boundProgram);
        gl.Viewport(viewport[0], viewport[1], (uint)viewport[2], (uint)viewport[3]);
        gl.Scissor(scissor[0], scissor[1], (uint)scissor[2], (uint)scissor[3]);
    }

    void Draw(ImDrawListPtr list, Vector2 origin, Vector2 scale, Vector2 size)
    {
        gl.BufferData(BufferTargetARB.ArrayBuffer, (nuint)(list.VtxBuffer.Size * Unsafe.SizeOf<ImDrawVert>()), (void*)list.VtxBuffer.Data, BufferUsageARB.StreamDraw);
        gl.BufferData(BufferTargetARB.ElementArrayBuffer, (nuint)(list.IdxBuffer.Size * sizeof(ushort)), (void*)list.IdxBuffer.Data, BufferUsageARB.StreamDraw);
        for (int i = 0; i < list.CmdBuffer.Size; i++)
        {
            ImDrawCmdPtr command = list.CmdBuffer[i];
            if (command.UserCallback != 0)
                throw new NotSupportedException("ImGui's user callbacks have no meaning here.");
            Vector4 clip = command.ClipRect;
            Vector2 min = Vector2.Max((new Vector2(clip.X, clip.Y) - origin) * scale, Vector2.Zero);
            Vector2 max = Vector2.Min((new Vector2(clip.Z, clip.W) - origin) * scale, size);
            if (max.X <= min.X || max.Y <= min.Y)
                continue;
            gl.Scissor((int)min.X, (int)(size.Y - max.Y), (uint)(max.X - min.X), (uint)(max.Y - min.Y));
            gl.BindTexture(TextureTarget.Texture2D, (uint)command.TextureId);
            gl.DrawElementsBaseVertex(PrimitiveType.Triangles, command.ElemCount, DrawElementsType.UnsignedShort,
                (void*)(command.IdxOffset * sizeof(ushort)), (int)command.VtxOffset);
        }
    }

    void Set(EnableCap cap, bool on)
    {
        if (on)
            gl.Enable(cap);
        else
            gl.Disable(cap);
    }

    public void Dispose()
    {
        gl.DeleteTexture(fontTexture);
        gl.DeleteBuffer(vertices);
        gl.DeleteBuffer(indices);
        gl.DeleteVertexArray(vertexArray);
        gl.DeleteProgram(program);
    }
}
