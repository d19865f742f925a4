using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ProcGan.Trainer.Files;
using System.Security.Cryptography;
using System.Text.Json;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>Named tensors and text in one file, in the safetensors layout, so that any tool of that format can read it.</summary>
/// <remarks>8 bytes little-endian header length, a JSON header (name -> dtype, shape, data_offsets; texts in __metadata__), then
/// the values, row-major. The last tensor is the SHA-256 of all bytes before it, so that a damaged file is never taken for a whole one.</remarks>
static class TensorFile
{
    const int MaxHeaderBytes = 16 << 20;
    const string HashName = "sha256";

    /// <summary>Writes atomically. Tensors are float32 of any layout, on any device.</summary>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Values)> tensors, IReadOnlyDictionary<string, string> texts)
    {
        var data = new byte[tensors.Sum(t => t.Values.numel() * sizeof(float)) + SHA256.HashSizeInBytes];
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal);
        int offset = 0;
        foreach (var (name, values) in tensors)
        {
            int end = offset + (int)values.numel() * sizeof(float);
            using (var scope = NewDisposeScope())
                values.detach().cpu().contiguous().bytes.CopyTo(data.AsSpan(offset, end - offset));
            header[name] = new { dtype = "F32", shape = values.shape, data_offsets = new[] { offset, end } };
            offset = end;
        }
        header[HashName] = new { dtype = "U8", shape = new[] { SHA256.HashSizeInBytes }, data_offsets = new[] { offset, data.Length } };
        header["__metadata__"] = new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal);
        byte[] head = JsonSerializer.SerializeToUtf8Bytes(header);
        var file = new byte[8 + head.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, head.Length);
        head.CopyTo(file, 8);
        data.CopyTo(file, 8 + head.Length);
        SHA256.HashData(file.AsSpan(..^SHA256.HashSizeInBytes), file.AsSpan(^SHA256.HashSizeInBytes..));
        AtomicFile.Write(path, file);
    }

    /// <summary>Copies the file's values into <paramref name="tensors"/> and returns its texts.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or does not hold just these tensors; nothing was copied.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path, IReadOnlyList<(string Name, Tensor Values)> tensors)
    {
        var (header, texts, data) = Open(path);
        var sources = new List<float[]>();
        foreach (var (name, values) in tensors)
        {
            if (!header.TryGetValue(name, out var entry) || !entry.Shape.SequenceEqual(values.shape))
                throw new InvalidDataException($"'{path}' does not fit this run: tensor '{name}' is " +
                    $"{(entry is null ? "missing" : $"[{string.Join(", ", entry.Shape)}]")}, expected [{string.Join(", ", values.shape)}].");
            sources.Add(MemoryMarshal.Cast<byte, float>(data.AsSpan(entry.Start..entry.End)).ToArray());
        }
        using var guard = no_grad();
        for (int i = 0; i < tensors.Count; i++)
        {
            using var scope = NewDisposeScope();
            tensors[i].Values.copy_(tensor(sources[i], tensors[i].Values.shape));
        }
        return texts;
    }

    sealed record Entry(long[] Shape, int Start, int End);

    static (Dictionary<string, Entry> Header, Dictionary<string, string> Texts, byte[] Data) Open(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        try
        {
            long length = BinaryPrimitives.ReadInt64LittleEndian(file);
            if (length is <= 0 or > MaxHeaderBytes || length > file.Length - 8 - SHA256.HashSizeInBytes)
                throw new InvalidDataException("its header length is impossible");
            if (!SHA256.HashData(file.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(file.AsSpan(^SHA256.HashSizeInBytes..)))
                throw new InvalidDataException("its bytes do not match their checksum");
            byte[] data = file[(8 + (int)length)..];
            using var json = JsonDocument.Parse(file.AsMemory(8, (int)length));
            var entries = new Dictionary<string, Entry>();
            var texts = new Dictionary<string, string>();
            foreach (var property in json.RootElement.EnumerateObject())
                if (property.Name == "__metadata__")
                    texts = property.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
                else if (property.Name != HashName)
                    entries[property.Name] = EntryOf(property.Value, data.Length);
            return (entries, texts, data);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or KeyNotFoundException or InvalidOperationException
                                    or FormatException or InvalidDataException)
        {
            throw new InvalidDataException($"'{path}' is damaged: {e.Message}", e);
        }
    }

    static Entry EntryOf(JsonElement entry, int dataLength)
    {
        long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
        int start = entry.GetProperty("data_offsets")[0].GetInt32(), end = entry.GetProperty("data_offsets")[1].GetInt32();
        if (entry.GetProperty("dtype").GetString() != "F32" || start < 0 || end < start || end > dataLength ||
            shape.Aggregate(4L, (a, b) => checked(a * b)) != end - start)
            throw new InvalidDataException("an entry of its header is impossible");
        return new Entry(shape, start, end);
    }
}
