using ProcGan.Viewer.Generation;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>The texture on the canvas: one quad, repeated by the sampler.</summary>
sealed class TextureLayer : IDisposable
{
    const string VertexSource = """
        #version 330 core
        uniform float repeat;
        out vec2 texel;
        void main()
        {
            vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
            texel = vec2(corner.x, 1.0 - corner.y) * repeat;   // row 0 is on top
            gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
        }
        """;

    // The window's framebuffer takes bytes as they are, so the linear light that sampling gives is turned back into sRGB here.
    const string FragmentSource = """
        #version 330 core
        in vec2 texel;
        uniform sampler2D image;
        out vec4 result;
        void main()
        {
            vec3 linear = texture(image, texel).rgb;
            vec3 high = 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055;
            result = vec4(mix(high, linear * 12.92, lessThanEqual(linear, vec3(0.0031308))), 1.0);
        }
        """;

    readonly GL gl;
    readonly ShaderProgram program;
    readonly GpuTexture texture;
    readonly uint vertexArray;   // empty, but core contexts draw nothing without one
    readonly int repeatLocation, imageLocation;

    public TextureLayer(GL gl)
    {
        this.gl = gl;
        program = new ShaderProgram(gl, VertexSource, FragmentSource);
        repeatLocation = program.Uniform("repeat");
        imageLocation = program.Uniform("image");
        texture = new GpuTexture(gl);
        vertexArray = gl.GenVertexArray();
    }

    public void Upload(Picture picture) => texture.Upload(picture);

    /// <param name="place">In points.</param>
    /// <param name="repeat">Copies in each direction.</param>
    /// <param name="sharp">Texels as squares.</param>
    /// <param name="pixelsPerPoint">Of the display.</param>
    /// <param name="framebufferHeight">In pixels.</param>
    public void Draw(Place place, int repeat, bool sharp, float pixelsPerPoint, int framebufferHeight)
    {
        if (texture.IsEmpty)
            return;
        int x = Pixels(place.X), y = Pixels(place.Y), width = Pixels(place.Width), height = Pixels(place.Height);
        gl.Viewport(x, framebufferHeight - y - height, (uint)width, (uint)height);
        gl.Disable(EnableCap.Blend);
        program.Use();
        gl.Uniform1(repeatLocation, (float)repeat);
        gl.Uniform1(imageLocation, 0);
        gl.ActiveTexture(TextureUnit.Texture0);
        texture.Bind(sharp);
        gl.BindVertexArray(vertexArray);
        gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);

        int Pixels(float points) => (int)MathF.Round(points * pixelsPerPoint);
    }

    public void Dispose()
    {
        texture.Dispose();
        gl.DeleteVertexArray(vertexArray);
        program.Dispose();
    }
}
