using System.Text;
using System.Text.Json;
using ProcGan.Viewer.Scene.Meshes;

namespace ProcGan.Viewer.Scene.Gltf;

/// <summary>Reads the triangles of a glTF 2.0 file, binary (.glb) or text with buffers beside or inside it: all meshes of its scene as one.</summary>
/// <remarks>Materials, skins and animations are not looked at: the material is ours. Files come from anywhere, so sizes and counts are
/// bounded, every index is checked, and buffers are taken from the file's own folder only.</remarks>
static class GltfFile
{
    const uint Magic = 0x46546C67, JsonChunk = 0x4E4F534A, BinaryChunk = 0x004E4942;

    /// <exception cref="FormatException">It is no mesh that can be shown; the message is one line that names the file.</exception>
    public static Mesh Read(string path)
    {
        try
        {
            byte[] file = GltfBuffers.ReadFile(path);
            (ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> binary) = Parts(file);
            using JsonDocument document = JsonDocument.Parse(WithoutMark(json), new JsonDocumentOptions { MaxDepth = 64 });
            var buffers = new GltfBuffers(document.RootElement, Path.GetDirectoryName(Path.GetFullPath(path))!, binary);
            return Finished(new GltfScene(document.RootElement, buffers).Read());
        }
        catch (Exception e) when (e is GltfException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException
            or KeyNotFoundException or FormatException or OverflowException or ArgumentException or NotSupportedException)
        {
            // InvalidOperation, KeyNotFound, Format: an element of the JSON is missing or of another kind than the specification has it.
            string why = e is GltfException or IOException or UnauthorizedAccessException ? e.Message : $"its JSON is not glTF 2.0 ({e.Message})";
            throw new FormatException($"'{Path.GetFileName(path)}' is no mesh to be shown: {why.ReplaceLineEndings(" ").TrimEnd('.')}. Export it as glTF 2.0 (.glb).", e);
        }
    }

    static (ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Binary) Parts(byte[] file)
    {
        if (file.Length < 12 || BitConverter.ToUInt32(file) != Magic)
            return (file, default);
        uint version = BitConverter.ToUInt32(file, 4);
        if (version != 2)
            throw new GltfException($"it is of version {version}, expected 2");
        ReadOnlyMemory<byte> json = default, binary = default;
        int at = 12;
        for (int chunk = 0; at + 8 <= file.Length; chunk++)
        {
            uint length = BitConverter.ToUInt32(file, at), type = BitConverter.ToUInt32(file, at + 4);
            if (length > file.Length - at - 8)
                throw new GltfException($"a chunk of {length} bytes begins at byte {at}, but the file ends at {file.Length}: it is cut off");
            ReadOnlyMemory<byte> content = file.AsMemory(at + 8, (int)length);
            if (chunk == 0 && type == JsonChunk)
                json = content;
            else if (chunk == 1 && type == BinaryChunk)
                binary = content;
            at += 8 + (int)length;
        }
        return json.Length > 0 ? (json, binary) : throw new GltfException("its first chunk is not JSON");
    }

    static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[3..] : json;

    static Mesh Finished(GltfScene.Parts parts)
    {
        (Vertex[] vertices, uint[] indices) = (parts.Vertices, parts.Indices);
        if (indices.Length == 0)
            throw new GltfException("it has no triangles");
        if (vertices.Any(v => !float.IsFinite(v.Position.LengthSquared()) || !float.IsFinite(v.Uv.LengthSquared())))
            throw new GltfException("it has positions or texture coordinates that are no numbers, or too large");
        Mesh mesh = new Mesh(vertices, indices).Fitted();
        if (parts.HasUv)
            return mesh;
        Vertex[] projected = Array.ConvertAll(mesh.Vertices, Tangents.WithBoxUv);
        Tangents.Fill(projected, indices);
        return new Mesh(projected, indices);
    }
}

/// <summary>What is wrong with a glTF file; the message is half a sentence.</summary>
sealed class GltfException(string message) : Exception(message);
