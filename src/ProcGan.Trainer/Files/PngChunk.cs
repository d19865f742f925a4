using System.Buffers.Binary;

namespace ProcGan.Trainer.Files;

/// <summary>Takes a stream of bytes and writes it as IDAT chunks of a PNG.</summary>
sealed class PngChunk(Stream stream) : Stream
{
    static readonly uint[] table = Table();

    readonly byte[] buffer = new byte[1 << 16];
    int used;

    /// <summary>One chunk: length, name, data, CRC-32 of the last two.</summary>
    public static void Write(Stream stream, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(name);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(~0u, name), data));
        stream.Write(number);
    }

    /// <summary>Writes what is left, and the chunk that ends the file.</summary>
    public void End()
    {
        Flush();
        Write(stream, "IEND"u8, []);
    }

    public override void Write(ReadOnlySpan<byte> data)
    {
        while (data.Length > 0)
        {
            int count = Math.Min(data.Length, buffer.Length - used);
            data[..count].CopyTo(buffer.AsSpan(used));
            data = data[count..];
            used += count;
            if (used == buffer.Length)
                Flush();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        if (used > 0)
            Write(stream, "IDAT"u8, buffer.AsSpan(0, used));
        used = 0;
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
            crc = table[(byte)crc ^ value] ^ (crc >> 8);
        return crc;
    }

    static uint[] Table()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
