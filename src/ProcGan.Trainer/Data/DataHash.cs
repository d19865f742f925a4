using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ProcGan.Trainer.Data;

/// <summary>Names a data set by its content: a run is resumed, and a model described, with the same data or not at all.</summary>
static class DataHash
{
    public static string Of(IReadOnlyList<string> channels, IReadOnlyList<TextureImage> images, IReadOnlyList<string> classes)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, string.Join(',', channels));
        Span<byte> size = stackalloc byte[12];
        foreach (TextureImage image in images)
        {
            Append(hash, image.Name);
            BinaryPrimitives.WriteInt32LittleEndian(size, image.Width);
            BinaryPrimitives.WriteInt32LittleEndian(size[4..], image.Height);
            BinaryPrimitives.WriteInt32LittleEndian(size[8..], image.Channels);
            hash.AppendData(size);
            hash.AppendData(image.Store.ToArray());
            if (image.Fine is { } fine)
                hash.AppendData(fine.ToArray());
        }
        if (classes.Count > 0)
        {
            foreach (string name in classes)
                Append(hash, name);
            foreach (TextureImage image in images)
            {
                BinaryPrimitives.WriteInt32LittleEndian(size, image.Class);
                hash.AppendData(size[..4]);
            }
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // The length first: "ab" + "c" and "a" + "bc" are different sets.
    static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
