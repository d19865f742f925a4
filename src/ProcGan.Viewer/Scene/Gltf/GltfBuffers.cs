using System.Text.Json;

namespace ProcGan.Viewer.Scene.Gltf;

/// <summary>The bytes that a glTF file's accessors lie in: the binary chunk, data URIs, and files beside it.</summary>
sealed class GltfBuffers
{
    /// <summary>Of all files together.</summary>
    public const int MostBytes = 256 << 20;
    const int MostBuffers = 256;
    const string DataUri = "data:", Base64 = ";base64,";

    readonly ReadOnlyMemory<byte>[] buffers;
    long total;

    public GltfBuffers(JsonElement root, string folder, ReadOnlyMemory<byte> binary)
    {
        JsonElement[] listed = root.TryGetProperty("buffers", out JsonElement list) ? [.. list.EnumerateArray().Take(MostBuffers)] : [];
        buffers = new ReadOnlyMemory<byte>[listed.Length];
        for (int i = 0; i < listed.Length; i++)
        {
            int length = listed[i].GetProperty("byteLength").GetInt32();
            ReadOnlyMemory<byte> bytes = listed[i].TryGetProperty("uri", out JsonElement uri) ? Load(uri.GetString()!, folder)
                : i == 0 ? binary : throw new GltfException($"buffer {i} has neither a uri nor the binary chunk");
            if (length < 0 || bytes.Length < length)
                throw new GltfException($"buffer {i} has {bytes.Length} bytes, but says that it has {length}");
            total += bytes.Length;
            if (total > MostBytes)
                throw new GltfException($"its buffers have more than {MostBytes >> 20} MiB");
            buffers[i] = bytes[..length];
        }
    }

    /// <summary>A part of a buffer.</summary>
    public ReadOnlyMemory<byte> Slice(int buffer, long offset, long length)
    {
        if ((uint)buffer >= (uint)buffers.Length)
            throw new GltfException($"buffer {buffer} is used, but there are {buffers.Length}");
        if (offset < 0 || length < 0 || offset + length > buffers[buffer].Length)
            throw new GltfException($"bytes {offset} to {offset + length} of buffer {buffer} are used, but it has {buffers[buffer].Length}");
        return buffers[buffer].Slice((int)offset, (int)length);
    }

    public static byte[] ReadFile(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            throw new GltfException(Directory.Exists(path) ? "it is a folder" : "there is no such file");
        if ((info.Attributes & (FileAttributes.Device | FileAttributes.Directory)) != 0 || (!OperatingSystem.IsWindows() && info.UnixFileMode == UnixFileMode.None))
            throw new GltfException("it is not a plain file");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!stream.CanSeek)
            throw new GltfException("it is not a plain file");   // a pipe may never end
        if (stream.Length > MostBytes)
            throw new GltfException($"it has {stream.Length >> 20} MiB, at most {MostBytes >> 20} are read");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static byte[] Load(string uri, string folder)
    {
        if (uri.StartsWith(DataUri, StringComparison.OrdinalIgnoreCase))
        {
            int comma = uri.IndexOf(Base64, StringComparison.OrdinalIgnoreCase);
            return comma >= 0 ? Convert.FromBase64String(uri[(comma + Base64.Length)..]) : throw new GltfException("a data uri is not in base 64");
        }
        string name = Uri.UnescapeDataString(uri), shown = name.Length > 80 ? name[..80] + "..." : name;
        // A plain relative path: nothing that leaves the folder, names a disk, a device or another machine.
        if (name.Length == 0 || name.AsSpan().IndexOfAny("\\:\0") >= 0 || name.StartsWith('/') || name.Split('/').Any(part => part is ".." or "." or ""))
            throw new GltfException($"its buffer '{shown}' is not a file beside it");
        string path = Path.Combine(folder, name);
        // Nor through a link.
        for (string part = path; part.Length > folder.Length; part = Path.GetDirectoryName(part)!)
            if (new FileInfo(part).LinkTarget != null || new DirectoryInfo(part).LinkTarget != null)
                throw new GltfException($"its buffer '{shown}' is a link to somewhere else");
        return File.Exists(path) ? ReadFile(path) : throw new GltfException($"its buffer '{shown}' is not beside it");
    }
}
