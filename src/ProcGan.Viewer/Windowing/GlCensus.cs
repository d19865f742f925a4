using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>The objects that OpenGL holds, counted by asking it for every name there may be: a count that depends on nobody's bookkeeping.</summary>
readonly record struct GlCensus(int Textures, int Buffers, int Framebuffers, int Renderbuffers, int VertexArrays)
{
    /// <summary>Drivers give names in order, so no object has a higher one than a new one would; each kind has its own.</summary>
    const uint Beyond = 256;

    public static GlCensus Take(GL gl)
    {
        uint texture = gl.GenTexture(), buffer = gl.GenBuffer(), framebuffer = gl.GenFramebuffer(), renderbuffer = gl.GenRenderbuffer(), array = gl.GenVertexArray();
        gl.DeleteTexture(texture);
        gl.DeleteBuffer(buffer);
        gl.DeleteFramebuffer(framebuffer);
        gl.DeleteRenderbuffer(renderbuffer);
        gl.DeleteVertexArray(array);
        return new(Count(texture, gl.IsTexture), Count(buffer, gl.IsBuffer), Count(framebuffer, gl.IsFramebuffer), Count(renderbuffer, gl.IsRenderbuffer),
            Count(array, gl.IsVertexArray));
    }

    static int Count(uint newest, Func<uint, bool> isThere)
    {
        int count = 0;
        for (uint name = 1; name < newest + Beyond; name++)
            count += isThere(name) ? 1 : 0;
        return count;
    }
}
