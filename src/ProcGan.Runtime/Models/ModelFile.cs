using System.Security.Cryptography;

namespace ProcGan.Runtime.Models;

/// <summary>Gets the bytes of a model and its description, with every check that needs no ONNX Runtime.</summary>
static class ModelFile
{
    public static byte[] ReadBytes(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw Wrong(path, "is a folder, expected an ONNX model; name the file in it", null);
            if (!File.Exists(path)) throw Wrong(path, "does not exist, expected an ONNX model; check the path", null);
            long length = new FileInfo(path).Length;
            if (length > Limits.ModelBytes) throw Wrong(path, $"is {length} bytes long, at most {Limits.ModelBytes} are loaded", null);
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Wrong(path, $"cannot be read ({e.Message.TrimEnd('.')}); check the path and your rights to it", e);
        }
    }

    /// <summary>All that is left in a stream, up to the bound, whatever the stream says of its length.</summary>
    public static byte[] ReadBytes(Stream stream, string name)
    {
        using var bytes = new MemoryStream();
        byte[] chunk = new byte[1 << 16];
        try
        {
            for (int read; (read = stream.Read(chunk, 0, chunk.Length)) > 0;)
            {
                if (bytes.Length + read > Limits.ModelBytes) throw Wrong(name, $"is longer than {Limits.ModelBytes} bytes, the most that is loaded", null);
                bytes.Write(chunk, 0, read);
            }
        }
        catch (Exception e) when (e is IOException or NotSupportedException or ObjectDisposedException)
        {
            throw Wrong(name, $"cannot be read ({e.Message.TrimEnd('.')}); give a stream that is open for reading", e);
        }
        return bytes.ToArray();
    }

    public static ModelInfo Describe(byte[] bytes, string name)
    {
        try
        {
            if (bytes.Length > Limits.ModelBytes) throw new InvalidDataException($"is {bytes.Length} bytes long, at most {Limits.ModelBytes} are loaded");
            return ModelReader.Read(OnnxFile.Parse(bytes), name, HexSha256(bytes));
        }
        catch (InvalidDataException e)
        {
            throw Wrong(name, e.Message, e);
        }
    }

    /// <summary>One line, even where it quotes a damaged file.</summary>
    public static ModelFormatException Wrong(string name, string continuation, Exception? inner) =>
        new($"'{name}' {string.Concat(continuation.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c))}.", inner);

    static string HexSha256(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(bytes).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
