using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>TorchSharp's own file form of a tensor: type, rank, sizes, raw little-endian elements; whole numbers as LEB128.</summary>
static class Saving
{
    public static void Encode(this BinaryWriter writer, long value)
    {
        ulong rest = checked((ulong)value);
        for (; rest >= 0x80; rest >>= 7)
            writer.Write((byte)(rest | 0x80));
        writer.Write((byte)rest);
    }

    public static long Decode(this BinaryReader reader)
    {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte b = reader.ReadByte();
            value |= (long)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
        throw new InvalidDataException("A number of more than 9 bytes: not a tensor file.");
    }

    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using DisposeScope scope = NewDisposeScope();
        writer.Encode((long)tensor.dtype);
        long[] shape = tensor.shape;
        writer.Encode(shape.Length);
        foreach (long n in shape)
            writer.Encode(n);
        writer.Write(tensor.detach().cpu().contiguous().bytes);
    }

    public static (ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        ScalarType type = (ScalarType)reader.Decode();
        long[] shape = new long[reader.Decode()];
        for (int i = 0; i < shape.Length; i++)
            shape[i] = reader.Decode();
        return (type, shape);
    }

    public static void ReadInto(BinaryReader reader, Tensor target)
    {
        (ScalarType type, long[] shape) = ReadHeader(reader);
        if (!shape.AsSpan().SequenceEqual(target.shape))
            throw new ArgumentException($"Mismatched tensor shape while loading: [{string.Join(", ", shape)}] in the file, [{string.Join(", ", target.shape)}] expected. Make sure that the model you are loading into is exactly the same as the origin.");
        using (no_grad())
        using (Tensor loaded = ReadData(reader, type, shape))
            target.copy_(loaded);
    }

    public static Tensor ReadData(BinaryReader reader, ScalarType type, long[] shape)
    {
        Tensor loaded = empty(shape, type);
        reader.BaseStream.ReadExactly(loaded.bytes);
        return loaded;
    }
}
