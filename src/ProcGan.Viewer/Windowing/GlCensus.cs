using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>The names that OpenGL would give to new objects. A driver takes the lowest that is free, so where these grow and grow, something is
/// not deleted: a count that depends on nobody's bookkeeping.</summary>
readonly record struct GlCensus(uint Texture, uint Buffer, uint Framebuffer, uint Renderbuffer, uint VertexArray)
{
    public static GlCensus Take(GL gl)
    {
        var census = new GlCensus(gl.GenTexture(), gl.GenBuffer(), gl.GenFramebuffer(), gl.GenRenderbuffer(), gl.GenVertexArray());
        gl.DeleteTexture(census.Texture);
        gl.DeleteBuffer(census.Buffer);
        gl.DeleteFramebuffer(census.Framebuffer);
        gl.DeleteRenderbuffer(census.Renderbuffer);
        gl.DeleteVertexArray(census.VertexArray);
        return census;
    }
}
