using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using ProcGan.Trainer.Files;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>Named tensors and text in one file, in the safetensors layout, so that any tool of that format can read it.</summary>
/// <remarks>8 bytes little-endian header length, a JSON header (name -> dtype, shape, data_offsets; texts in __metadata__), then
/// the values, row-major. The last tensor is the SHA-256 of all bytes before it, so that a damaged file is never taken for a whole one.
/// Tensors pass one by one, so that a checkpoint costs the memory of its largest tensor.</remarks>
static class TensorFile
{
    const int MaxHeaderBytes = 16 << 20, BlockBytes = 1 << 20;
    const string HashName = "sha256", TextsName = "__metadata__";

    /// <summary>Writes atomically. Tensors are float32 of any layout, on any device.</summary>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Values)> tensors, IReadOnlyDictionary<string, string> texts)
    {
        var header = new SortedDictionary<string, object>(StringComparer.Ordinal);
        long offset = 0;
        foreach (var (name, values) in tensors)
        {
            long end = offset + values.numel() * sizeof(float);
            header[name] = new { dtype = "F32", shape = values.shape, data_offsets = new[] { offset, end } };
            offset = end;
        }
        header[HashName] = new { dtype = "U8", shape = new[] { SHA256.HashSizeInBytes }, data_offsets = new[] { offset, offset + SHA256.HashSizeInBytes } };
        header[TextsName] = new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal);
        byte[] head = JsonSerializer.SerializeToUtf8Bytes(header), length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, head.Length);
        AtomicFile.Write(path, stream =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Put(length);
            Put(head);
            foreach (var (_, values) in tensors)
            {
                using var scope = NewDisposeScope();
                Put(values.detach().cpu().contiguous().bytes);
            }
            stream.Write(hash.GetHashAndReset());

            void Put(ReadOnlySpan<byte> bytes)
            {
                hash.AppendData(bytes);
                stream.Write(bytes);
            }
        });
    }

    /// <summary>Copies the file's values into <paramref name="tensors"/> and returns its texts.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or does not hold just these tensors; nothing was copied.</exception>
    /// <param name="path">The file.</param>
    /// <param name="tensors">What to fill.</param>
    /// <param name="examine">Sees the texts once the file is known to be whole, and may throw before anything is copied.</param>
    public static IReadOnlyDictionary<string, string> Read(string path, IReadOnlyList<(string Name, Tensor Values)> tensors,
                                                           Action<IReadOnlyDictionary<string, string>>? examine = null)
    {
        using FileStream file = File.OpenRead(path);
        var (header, texts, start) = Checked(path, () =>
        {
            CheckHash(file);
            return Header(file);
        });
        examine?.Invoke(texts);
        foreach (var (name, values) in tensors)
            if (!header.TryGetValue(name, out var entry) || !entry.Shape.SequenceEqual(values.shape))
                throw new InvalidDataException($"'{path}' does not fit this run: tensor '{name}' is " +
                    $"{(entry is null ? "missing" : $"[{string.Join(", ", entry.Shape)}]")}, expected [{string.Join(", ", values.shape)}].");
        using var guard = no_grad();
        foreach (var (name, values) in tensors)
        {
            using var scope = NewDisposeScope();
            var entry = header[name];
            var numbers = new float[values.numel()];
            file.Position = start + entry.Start;
            file.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan()));
            values.copy_(tensor(numbers, values.shape));
        }
        return texts;
    }

    /// <summary>The texts alone, without a look at the values: cheap, and no proof that the file is whole.</summary>
    /// <exception cref="InvalidDataException">The header cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> ReadTexts(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Checked(path, () => Header(file)).Texts;
    }

    sealed record Entry(long[] Shape, long Start);

    static void CheckHash(FileStream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[BlockBytes];
        long left = file.Length - SHA256.HashSizeInBytes;
        while (left > 0)
        {
            int read = file.Read(block, 0, (int)Math.Min(left, block.Length));
            if (read == 0)
                break;
            hash.AppendData(block, 0, read);
            left -= read;
        }
        Span<byte> expected = stackalloc byte[SHA256.HashSizeInBytes];
        file.ReadExactly(expected);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
            throw new InvalidDataException("its bytes do not match their checksum");
    }

    static (Dictionary<string, Entry> Entries, Dictionary<string, string> Texts, long DataStart) Header(FileStream file)
    {
        Span<byte> lengthBytes = stackalloc byte[8];
        file.Position = 0;
        file.ReadExactly(lengthBytes);
        long length = BinaryPrimitives.ReadInt64LittleEndian(lengthBytes);
        if (length is <= 0 or > MaxHeaderBytes || length > file.Length - 8 - SHA256.HashSizeInBytes)
            throw new InvalidDataException("its header length is impossible");
        var head = new byte[length];
        file.ReadExactly(head);
        using var json = JsonDocument.Parse(head);
        var entries = new Dictionary<string, Entry>();
        var texts = new Dictionary<string, string>();
        foreach (var property in json.RootElement.EnumerateObject())
            if (property.Name == TextsName)
                texts = property.Value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
            else if (property.Name != HashName)
                entries[property.Name] = EntryOf(property.Value, file.Length - 8 - length);
        return (entries, texts, 8 + length);
    }

    static Entry EntryOf(JsonElement entry, long dataLength)
    {
        long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64())];
        long start = entry.GetProperty("data_offsets")[0].GetInt64(), end = entry.GetProperty("data_offsets")[1].GetInt64();
        if (entry.GetProperty("dtype").GetString() != "F32" || start < 0 || end < start || end > dataLength ||
            shape.Aggregate(4L, (a, b) => checked(a * b)) != end - start)
            throw new InvalidDataException("an entry of its header is impossible");
        return new Entry(shape, start);
    }

    static T Checked<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or KeyNotFoundException or InvalidOperationException or OverflowException
                                    or FormatException or InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"'{path}' is damaged: {e.Message}", e);
        }
    }
}
