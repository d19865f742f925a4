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

    public static ModelFormatException Wrong(string name, string continuation, Exception? inner) =>
        new($"'{name}' {continuation}.", inner);

    static string HexSha256(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(bytes).Select(b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
