using ProcGan.Viewer.Scene.Meshes;
using Silk.NET.OpenGL;

namespace ProcGan.Viewer.Windowing;

/// <summary>A mesh on the GPU.</summary>
sealed unsafe class SceneMeshBuffer(GL gl) : IDisposable
{
    uint array, vertices, indices;
    Mesh? mesh;

    public void Take(Mesh next)
    {
        if (ReferenceEquals(next, mesh))
            return;
        if (array == 0)
            Allocate();
        mesh = next;
        gl.BindVertexArray(array);
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, vertices);
        fixed (Vertex* data = next.Vertices)
            gl.BufferData(BufferTargetARB.ArrayBuffer, (nuint)next.Vertices.Length * Vertex.Bytes, data, BufferUsageARB.StaticDraw);
        fixed (uint* data = next.Indices)
            gl.BufferData(BufferTargetARB.ElementArrayBuffer, (nuint)next.Indices.Length * sizeof(uint), data, BufferUsageARB.StaticDraw);
    }

    public void Draw()
    {
        gl.BindVertexArray(array);
        gl.DrawElements(PrimitiveType.Triangles, (uint)mesh!.Indices.Length, DrawElementsType.UnsignedInt, null);
    }

    void Allocate()
    {
        array = gl.GenVertexArray();
        gl.BindVertexArray(array);
        vertices = gl.GenBuffer();
        indices = gl.GenBuffer();
        gl.BindBuffer(BufferTargetARB.ArrayBuffer, vertices);
        gl.BindBuffer(BufferTargetARB.ElementArrayBuffer, indices);
        nint offset = 0;
        for (uint i = 0; i < 4; i++)
        {
            int floats = i == 2 ? 4 : i == 3 ? 2 : 3;   // position, normal, tangent, uv
            gl.EnableVertexAttribArray(i);
            gl.VertexAttribPointer(i, floats, VertexAttribPointerType.Float, false, Vertex.Bytes, (void*)offset);
            offset += floats * sizeof(float);
        }
    }

    public void Dispose()
    {
        if (array == 0)
            return;
        gl.DeleteVertexArray(array);
        gl.DeleteBuffer(vertices);
        gl.DeleteBuffer(indices);
    }
}
