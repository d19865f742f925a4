using System.Text;

namespace ProcGan.Runtime.Models;

/// <summary>Walks one protobuf message without copying it. Every length is checked against what is left.</summary>
ref struct ProtoReader
{
    public const int Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    readonly ReadOnlySpan<byte> data;
    int position;

    public ProtoReader(ReadOnlySpan<byte> data)
    {
        this.data = data;
        position = 0;
        Field = WireType = 0;
    }

    public int Field { get; private set; }
    public int WireType { get; private set; }

    public readonly bool AtEnd => position >= data.Length;

    /// <summary>Moves to the next field; false at the end.</summary>
    public bool Next()
    {
        if (position >= data.Length) return false;
        ulong tag = ReadVarint();
        if (tag >> 3 is 0 or > (1 << 29) - 1) throw new InvalidDataException($"is no ONNX model: byte {position} holds no protobuf field; check the path, or get the file again");
        (Field, WireType) = ((int)(tag >> 3), (int)(tag & 7));
        return true;
    }

    public ulong ReadVarint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (position >= data.Length) throw Truncated(1);
            byte b = data[position++];
            if (shift < 64) value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
        throw new InvalidDataException($"is no ONNX model: a number at byte {position} does not end");
    }

    /// <summary>The field's value as a number; for any other wire type the file is malformed.</summary>
    public long ReadInt64()
    {
        Expect(Varint);
        return unchecked((long)ReadVarint());
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        Expect(Bytes);
        ulong length = ReadVarint();
        if (length > (ulong)(data.Length - position)) throw Truncated(length);
        var bytes = data.Slice(position, (int)length);
        position += (int)length;
        return bytes;
    }

    public string ReadString(int maxBytes = Limits.MetadataCharacters)
    {
        var bytes = ReadBytes();
        if (bytes.Length > maxBytes) throw new InvalidDataException($"holds a text of {bytes.Length} bytes, at most {maxBytes} are read");
        return Encoding.UTF8.GetString(bytes);
    }

    public void Skip()
    {
        switch (WireType)
        {
            case Varint: ReadVarint(); break;
            case Fixed64: Advance(8); break;
            case Bytes: ReadBytes(); break;
            case Fixed32: Advance(4); break;
            default: throw new InvalidDataException($"is no ONNX model: wire type {WireType} at byte {position}; check the path, or get the file again");
        }
    }

    void Advance(int count)
    {
        if (count > data.Length - position) throw Truncated((ulong)count);
        position += count;
    }

    readonly void Expect(int wireType)
    {
        if (WireType != wireType)
            throw new InvalidDataException($"is no ONNX model: field {Field} has wire type {WireType}, expected {wireType}; check the path, or get the file again");
    }

    readonly InvalidDataException Truncated(ulong needed) =>
        new($"is truncated: a field needs {needed} bytes, {data.Length - position} are left; get the whole file again");
}
