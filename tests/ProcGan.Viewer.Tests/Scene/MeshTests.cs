using System.Numerics;
using ProcGan.Viewer.Scene.Meshes;
using ProcGan.Viewer.States;

namespace ProcGan.Viewer.Tests.Scene;

public class MeshTests
{
    static IEnumerable<int> BuiltIn => [0, 1, 2, 3, 4];

    static Mesh Shape(int shape) => Shapes.Make((SceneMesh)shape);

    [TestCaseSource(nameof(BuiltIn))]
    public void Shape_EveryVertex_HasARightAngledFrame(int shape)
    {
        foreach (Vertex v in Shape(shape).Vertices)
        {
            Vector3 tangent = v.Tangent.AsVector3();
            Assert.That(v.Normal.Length(), Is.EqualTo(1).Within(1e-3));
            Assert.That(tangent.Length(), Is.EqualTo(1).Within(1e-3));
            Assert.That(Vector3.Dot(v.Normal, tangent), Is.Zero.Within(1e-3));
            Assert.That(Math.Abs(v.Tangent.W), Is.EqualTo(1));
        }
    }

    [TestCaseSource(nameof(BuiltIn))]
    public void Shape_EveryTriangle_IsCounterClockwiseAndItsTangentsFollowTheTexture(int shape)
    {
        Mesh mesh = Shape(shape);
        int looked = 0;
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vertex a = mesh.Vertices[mesh.Indices[i]], b = mesh.Vertices[mesh.Indices[i + 1]], c = mesh.Vertices[mesh.Indices[i + 2]];
            Vector3 normal = Vector3.Cross(b.Position - a.Position, c.Position - a.Position);
            if (normal.Length() < 1e-7f)
                continue;   // a pole's
            Assert.That(Vector3.Dot(normal, a.Normal + b.Normal + c.Normal), Is.GreaterThan(0), $"triangle {i / 3}");
            // Where u grows: the solution of edges = du * T + dv * B.
            Vector2 d1 = b.Uv - a.Uv, d2 = c.Uv - a.Uv;
            float area = d1.X * d2.Y - d2.X * d1.Y;
            if (Math.Abs(area) < 1e-9f)
                continue;
            Vector3 along = ((b.Position - a.Position) * d2.Y - (c.Position - a.Position) * d1.Y) / area;
            if (along.Length() < 1e-5f || Math.Abs(a.Position.Y) > 0.9f)
                continue;   // near a pole u has no one direction
            Assert.That(Vector3.Dot(Vector3.Normalize(along), Vector3.Normalize(a.Tangent.AsVector3() + b.Tangent.AsVector3() + c.Tangent.AsVector3())),
                Is.GreaterThan(0.9f), $"triangle {i / 3}");
            looked++;
        }
        Assert.That(looked, Is.GreaterThan(10));
    }

    [TestCase(1, 4 * Math.PI / 3)]
    public void Sphere_Volume_IsThatOfASphere(int shape, double volume) => Assert.That(Volume(Shape(shape)), Is.EqualTo(volume).Within(0.01));

    [Test]
    public void Torus_Volume_IsTwoPiSquaredRTimesrSquared()
    {
        // Radii 0.68 and 0.32, which is what the camera is set to; where a mesh of many triangles is a little smaller.
        Assert.That(Volume(Shape((int)SceneMesh.Torus)), Is.EqualTo(2 * Math.PI * Math.PI * 0.68 * 0.32 * 0.32).Within(0.01));
    }

    /// <summary>Of a closed mesh, by the divergence theorem: gaps or turned triangles would show.</summary>
    static double Volume(Mesh mesh)
    {
        double sum = 0;
        for (int i = 0; i < mesh.Indices.Length; i += 3)
            sum += Vector3.Dot(mesh.Vertices[mesh.Indices[i]].Position, Vector3.Cross(mesh.Vertices[mesh.Indices[i + 1]].Position, mesh.Vertices[mesh.Indices[i + 2]].Position));
        return sum / 6;
    }

    [Test]
    public void Fitted_AnyMesh_ReachesOneFromItsCentre()
    {
        Vertex At(float x, float y, float z) => new(new Vector3(x, y, z), Vector3.UnitY, new Vector4(1, 0, 0, 1), Vector2.Zero);
        Mesh fitted = new Mesh([At(10, 10, 10), At(30, 10, 10), At(10, 20, 10)], [0, 1, 2]).Fitted();
        Assert.That(fitted.Vertices.Max(v => v.Position.Length()), Is.EqualTo(1).Within(1e-5));
        Assert.That(fitted.Bottom, Is.EqualTo(fitted.Vertices.Min(v => v.Position.Y)), "where its shadow lies");
        Assert.That(fitted.Vertices.Min(v => v.Position.X), Is.EqualTo(-fitted.Vertices.Max(v => v.Position.X)).Within(1e-5));
    }
}
