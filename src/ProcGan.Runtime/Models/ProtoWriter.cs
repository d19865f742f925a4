using System.Text;

namespace ProcGan.Runtime.Models;

/// <summary>Writes one protobuf message: what is added to a model at load.</summary>
sealed class ProtoWriter
{
    readonly MemoryStream bytes = new();

    public byte[] ToArray() => bytes.ToArray();

    public ProtoWriter Number(int field, long value) => Varint((ulong)field << 3).Varint((ulong)value);

    public ProtoWriter Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public ProtoWriter Message(int field, ProtoWriter message) => Bytes(field, message.ToArray());

    public ProtoWriter Bytes(int field, ReadOnlySpan<byte> content)
    {
        Varint((ulong)field << 3 | ProtoReader.Bytes).Varint((ulong)content.Length);
        bytes.Write(content);
        return this;
    }

    ProtoWriter Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.WriteByte((byte)(value | 0x80));
        bytes.WriteByte((byte)value);
        return this;
    }
}
