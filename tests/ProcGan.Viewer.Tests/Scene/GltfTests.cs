using System.Numerics;
using System.Text;
using ProcGan.Viewer.Scene.Gltf;
using ProcGan.Viewer.Scene.Meshes;
using ProcGan.Viewer.Tests.Fakes;

namespace ProcGan.Viewer.Tests.Scene;

public class GltfTests
{
    /// <summary>Two triangles in the plane z = 0 from (0, 0) to (2, 1), with normals and texture coordinates, row 0 of a picture at v = 0.</summary>
    static readonly float[] Positions = [0, 0, 0, 2, 0, 0, 2, 1, 0, 0, 1, 0], Normals = [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1], Uvs = [0, 1, 1, 1, 1, 0, 0, 0];
    static readonly ushort[] Indices = [0, 1, 2, 0, 2, 3];

    ScratchFolder folder = null!;

    [SetUp]
    public void Prepare() => folder = new ScratchFolder();

    [TearDown]
    public void CleanUp() => folder.Dispose();

    static byte[] Binary() => [.. Bytes(Positions), .. Bytes(Normals), .. Bytes(Uvs), .. Indices.SelectMany(BitConverter.GetBytes)];

    static IEnumerable<byte> Bytes(float[] values) => values.SelectMany(BitConverter.GetBytes);

    static string Json(string buffer, string node = """{"mesh":0}""") => $$"""
        {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{{node}}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0,"NORMAL":1,"TEXCOORD_0":2},"indices":3}]}],
        "buffers":[{"byteLength":140{{buffer}}}],
        "bufferViews":[{"buffer":0,"byteOffset":0,"byteLength":48},{"buffer":0,"byteOffset":48,"byteLength":48},{"buffer":0,"byteOffset":96,"byteLength":32},
        {"buffer":0,"byteOffset":128,"byteLength":12}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":4,"type":"VEC3","min":[0,0,0],"max":[2,1,0]},{"bufferView":1,"componentType":5126,"count":4,"type":"VEC3"},
        {"bufferView":2,"componentType":5126,"count":4,"type":"VEC2"},{"bufferView":3,"componentType":5123,"count":6,"type":"SCALAR"}]}
        """;

    static byte[] Glb(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json.PadRight((json.Length + 3) / 4 * 4)), binary = Binary();
        return [.. BitConverter.GetBytes(0x46546C67), .. BitConverter.GetBytes(2), .. BitConverter.GetBytes(12 + 8 + text.Length + 8 + binary.Length),
            .. BitConverter.GetBytes(text.Length), .. "JSON"u8, .. text, .. BitConverter.GetBytes(binary.Length), .. "BIN\0"u8, .. binary];
    }

    string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(folder[name], bytes);
        return folder[name];
    }

    static void AssertIsTheSquare(Mesh mesh)
    {
        Assert.That(mesh.Indices, Has.Length.EqualTo(6));
        // Centred on (1, 0.5), and the corners are sqrt(1.25) from there.
        float scale = 1 / MathF.Sqrt(1.25f);
        Vertex corner = mesh.Vertices[mesh.Indices[2]];
        Assert.That(Vector3.Distance(corner.Position, new Vector3(1, 0.5f, 0) * scale), Is.LessThan(1e-5));
        Assert.That(corner.Normal, Is.EqualTo(Vector3.UnitZ));
        Assert.That(Vector3.Distance(corner.Tangent.AsVector3(), Vector3.UnitX), Is.LessThan(1e-5), "u grows to the right");
        Assert.That(corner.Tangent.W, Is.EqualTo(1), "v grows upwards");
        // glTF counts v from the top, we from the bottom.
        Assert.That(corner.Uv.X - mesh.Vertices[mesh.Indices[0]].Uv.X, Is.EqualTo(1).Within(1e-5));
        Assert.That(corner.Uv.Y - mesh.Vertices[mesh.Indices[0]].Uv.Y, Is.EqualTo(1).Within(1e-5));
    }

    [Test]
    public void Read_Binary_IsTheMesh() => AssertIsTheSquare(GltfFile.Read(Write("square.glb", Glb(Json("")))));

    [Test]
    public void Read_TextWithItsBufferInside_IsTheMesh() =>
        AssertIsTheSquare(GltfFile.Read(folder.Write("square.gltf", Json($",\"uri\":\"data:application/octet-stream;base64,{Convert.ToBase64String(Binary())}\""))));

    [Test]
    public void Read_TextWithItsBufferBeside_IsTheMesh()
    {
        Write("a square.bin", Binary());
        AssertIsTheSquare(GltfFile.Read(folder.Write("square.gltf", Json(",\"uri\":\"a%20square.bin\""))));
    }

    [Test]
    public void Read_NodeThatTurns_TurnsTheMesh()
    {
        // A quarter turn about x: what was up points to the camera's side.
        Mesh mesh = GltfFile.Read(Write("turned.glb", Glb(Json("", """{"mesh":0,"rotation":[0.70710678,0,0,0.70710678],"scale":[2,2,2],"translation":[5,5,5]}"""))));
        Assert.That(Vector3.Distance(mesh.Vertices[0].Normal, -Vector3.UnitY), Is.LessThan(1e-5));
        Assert.That(mesh.Vertices.Max(v => v.Position.Length()), Is.EqualTo(1).Within(1e-5));
    }

    [TestCase("../secret.bin")]
    [TestCase("/etc/passwd")]
    [TestCase("C:\\\\secret.bin")]
    [TestCase("http://example.org/a.bin")]
    public void Read_BufferOutsideOfItsFolder_IsRefused(string uri)
    {
        File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(folder.Path)!, "secret.bin"), Binary());
        Assert.That(() => GltfFile.Read(folder.Write("evil.gltf", Json($",\"uri\":\"{uri}\""))), Throws.TypeOf<FormatException>().With.Message.Contains("not a file beside it"));
        File.Delete(Path.Combine(Path.GetDirectoryName(folder.Path)!, "secret.bin"));
    }

    [TestCase("", "JSON")]
    [TestCase("no mesh at all", "JSON")]
    [TestCase("{}", "no ")]
    public void Read_NoMesh_IsOneLineThatNamesTheFile(string text, string words) =>
        Assert.That(() => GltfFile.Read(folder.Write("broken.glb", text)), Throws.TypeOf<FormatException>().With.Message.StartsWith("'broken.glb' ").And.Message.Contains(words)
            .And.Message.Not.Contains("\n"));

    /// <summary>Bytes changed, cut and put in: a mesh or one line, never anything else, and no more memory than the file has any right to.</summary>
    [Test]
    public void Read_Damaged_IsAMeshOrOneLine()
    {
        byte[] good = Glb(Json(""));
        uint x = 12345;
        uint Next() => x = x * 1664525 + 1013904223;
        int read = 0, refused = 0;
        for (int i = 0; i < 1500; i++)
        {
            byte[] bad = [.. good];
            for (int n = 1 + (int)(Next() >> 30); n > 0; n--)
                bad[(Next() >> 8) % bad.Length] = (byte)(Next() >> 24);
            if (Next() >> 31 == 0)
                bad = bad[..(int)((Next() >> 8) % bad.Length)];
            string path = Write("fuzz.glb", bad);
            try
            {
                GltfFile.Read(path);
                read++;
            }
            catch (FormatException e)
            {
                Assert.That(e.Message, Does.StartWith("'fuzz.glb'").And.Not.Contain("\n"));
                refused++;
            }
        }
        Assert.That((read > 50, refused > 50), Is.EqualTo((true, true)), $"{read} read, {refused} refused: both kinds were tried");
    }
}
