using ProcGan.Viewer.Generation;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>The textures on the canvas: a quad each, repeated by the sampler.</summary>
sealed class TextureLayer : IDisposable
{
    const string VertexSource = """
        #version 330 core
        uniform vec4 part;   // left, top, right, bottom
        out vec2 texel;
        void main()
        {
            vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
            texel = mix(part.xy, part.zw, vec2(corner.x, 1.0 - corner.y));   // row 0 is on top
            gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
        }
        """;

    // The window's framebuffer takes bytes as they are, so the linear light that sampling a colour gives is turned back into sRGB here.
    const string FragmentSource = """
        #version 330 core
        in vec2 texel;
        uniform sampler2D image;
        uniform float mip;      // -1 = by size
        uniform int channel;    // 0 = all, 1 to 4 = one, 5 = luminance
        uniform int colour;     // 1 = sampled as linear light
        out vec4 result;
        vec3 coded(vec3 linear)
        {
            vec3 high = 1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055;
            return mix(high, linear * 12.92, lessThanEqual(linear, vec3(0.0031308)));
        }
        void main()
        {
            vec4 value = mip < 0.0 ? texture(image, texel) : textureLod(image, texel, mip);
            vec3 luminance = vec3(dot(value.rgb, vec3(0.2126, 0.7152, 0.0722)));
            vec3 shown = colour == 1 ? coded(channel == 5 ? luminance : value.rgb) : channel == 5 ? luminance : value.rgb;
            if (channel == 1) shown = shown.rrr;
            if (channel == 2) shown = shown.ggg;
            if (channel == 3) shown = shown.bbb;
            if (channel == 4) shown = value.aaa;
            result = vec4(shown, 1.0);
        }
        """;

    readonly GL gl;
    readonly ShaderProgram program;
    readonly PixelUpload upload;
    readonly Dictionary<int, GpuTexture> textures = [];
    readonly uint vertexArray;   // empty, but core contexts draw nothing without one
    readonly int partLocation, imageLocation, mipLocation, channelLocation, colourLocation;

    public TextureLayer(GL gl)
    {
        this.gl = gl;
        program = new ShaderProgram(gl, VertexSource, FragmentSource);
        partLocation = program.Uniform("part");
        imageLocation = program.Uniform("image");
        mipLocation = program.Uniform("mip");
        channelLocation = program.Uniform("channel");
        colourLocation = program.Uniform("colour");
        upload = new PixelUpload(gl);
        vertexArray = gl.GenVertexArray();
    }

    /// <summary>Slots with a picture.</summary>
    public int Count => textures.Count;

    public void Upload(int slot, Picture picture, PixelKind kind)
    {
        if (!textures.TryGetValue(slot, out GpuTexture? texture))
            textures[slot] = texture = new GpuTexture(gl, upload);
        texture.Upload(picture, kind);
    }

    public void Release(int slot)
    {
        if (textures.Remove(slot, out GpuTexture? texture))
            texture.Dispose();
    }

    /// <summary>Null where the slot is empty.</summary>
    public GpuTexture? Of(int slot) => textures.TryGetValue(slot, out GpuTexture? texture) && !texture.IsEmpty ? texture : null;

    /// <param name="slot">Of <see cref="Upload"/>.</param>
    /// <param name="place">In points.</param>
    /// <param name="look">Part, filter, channel, level.</param>
    /// <param name="pixelsPerPoint">Of the display.</param>
    /// <param name="framebufferHeight">In pixels.</param>
    public void Draw(int slot, Place place, in Look look, float pixelsPerPoint, int framebufferHeight)
    {
        if (Of(slot) is not { } texture)
            return;
        int x = Pixels(place.X), y = Pixels(place.Y), width = Pixels(place.X + place.Width) - x, height = Pixels(place.Y + place.Height) - y;
        if (width < 1 || height < 1)
            return;
        gl.Viewport(x, framebufferHeight - y - height, (uint)width, (uint)height);
        gl.Disable(EnableCap.Blend);
        program.Use();
        gl.Uniform4(partLocation, look.Left, look.Top, look.Right, look.Bottom);
        gl.Uniform1(imageLocation, 0);
        gl.Uniform1(mipLocation, (float)Math.Min(look.Mip, texture.Levels - 1));
        gl.Uniform1(channelLocation, (int)look.Channel);
        gl.Uniform1(colourLocation, texture.Kind == PixelKind.Colour ? 1 : 0);
        gl.ActiveTexture(TextureUnit.Texture0);
        texture.Bind(look.Sharp);
        gl.BindVertexArray(vertexArray);
        gl.DrawArrays(PrimitiveType.TriangleStrip, 0, 4);

        int Pixels(float points) => (int)MathF.Round(points * pixelsPerPoint);
    }

    public void Dispose()
    {
        foreach (GpuTexture texture in textures.Values)
            texture.Dispose();
        upload.Dispose();
        gl.DeleteVertexArray(vertexArray);
        program.Dispose();
    }
}
