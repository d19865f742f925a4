using System.Buffers.Binary;
using System.IO.Compression;

namespace ProcGan.Trainer.Files;

/// <summary>Writes a PNG row by row, for pictures that are too large to be held in memory: ImageSharp wants all of one at once.</summary>
/// <remarks>8 bits a channel, RGB or RGBA, sRGB. Each row takes the filter whose result has the smallest sum of absolute values, as the
/// PNG specification recommends. Then runs and Huffman codes are all that is worth it: looking for repeats as well makes a generated
/// texture's file no smaller, and takes four times as long.</remarks>
sealed class PngRows : IDisposable
{
    enum Filter : byte { Sub = 1, Up = 2, Paeth = 4 }

    static readonly Filter[] filters = [Filter.Sub, Filter.Up, Filter.Paeth];

    static readonly ZLibCompressionOptions compression = new()
    {
        CompressionLevel = 6, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding,
    };

    readonly PngChunk chunks;
    readonly ZLibStream pixels;
    readonly int width, height, channels;
    readonly byte[][] filtered;
    byte[] row, above;
    int rows;

    /// <param name="stream">Begins at the file's first byte. Not closed.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="alpha">Whether the file has an alpha channel.</param>
    public PngRows(Stream stream, int width, int height, bool alpha)
    {
        (this.width, this.height, channels) = (width, height, alpha ? 4 : 3);
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, (byte)(alpha ? 6 : 2));
        PngChunk.Write(stream, "IHDR"u8, header);
        chunks = new PngChunk(stream);
        pixels = new ZLibStream(chunks, compression, leaveOpen: true);
        row = new byte[width * channels];
        above = new byte[row.Length];
        filtered = [.. filters.Select(f => new byte[row.Length + 1])];
    }

    /// <param name="rgba">Whole rows, from top to bottom.</param>
    public void Write(ReadOnlySpan<byte> rgba)
    {
        for (; rgba.Length > 0; rgba = rgba[(4 * width)..])
        {
            Take(rgba[..(4 * width)]);
            pixels.Write(Best());
            (row, above) = (above, row);
            rows++;
        }
    }

    /// <summary>Ends the file.</summary>
    /// <exception cref="InvalidOperationException">Rows are missing, or there were too many.</exception>
    public void Finish()
    {
        if (rows != height)
            throw new InvalidOperationException($"{rows} rows were written, the picture has {height}.");
        pixels.Dispose();
        chunks.End();
    }

    public void Dispose() => pixels.Dispose();

    void Take(ReadOnlySpan<byte> rgba)
    {
        if (channels == 4)
            rgba.CopyTo(row);
        else
            for (int i = 0, j = 0; i < rgba.Length; i += 4, j += 3)
                (row[j], row[j + 1], row[j + 2]) = (rgba[i], rgba[i + 1], rgba[i + 2]);
    }

    ReadOnlySpan<byte> Best()
    {
        int best = 0;
        long least = long.MaxValue;
        for (int f = 0; f < filters.Length; f++)
        {
            filtered[f][0] = (byte)filters[f];
            long sum = Apply(filters[f], filtered[f].AsSpan(1));
            if (sum < least)
                (best, least) = (f, sum);
        }
        return filtered[best];
    }

    /// <summary>What a filter leaves of the row, and the sum of its absolute values.</summary>
    long Apply(Filter filter, Span<byte> to)
    {
        ReadOnlySpan<byte> own = row, up = above;
        for (int i = 0; i < to.Length; i++)
        {
            int left = i < channels ? 0 : own[i - channels];
            to[i] = filter switch
            {
                Filter.Sub => (byte)(own[i] - left),
                Filter.Up => (byte)(own[i] - up[i]),
                _ => (byte)(own[i] - Paeth(left, up[i], i < channels ? 0 : up[i - channels])),
            };
        }
        long sum = 0;
        foreach (byte value in to)
            sum += Math.Abs((int)(sbyte)value);
        return sum;
    }

    static int Paeth(int left, int up, int corner)
    {
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
