namespace ProcGan.Trainer.Data;

/// <summary>Where the bytes of an image are: in memory, or in a file that is read piece by piece.</summary>
abstract class PixelStore(int length)
{
    /// <summary>Bytes in all.</summary>
    public int Length { get; } = length;

    /// <summary>Some of the bytes; without a copy where they are in memory, else read into <paramref name="scratch"/>.</summary>
    public abstract ReadOnlySpan<byte> Slice(int offset, int length, Span<byte> scratch);

    /// <summary>All of them; those in memory themselves, not a copy.</summary>
    public abstract byte[] ToArray();
}

sealed class PixelsInMemory(byte[] bytes) : PixelStore(bytes.Length)
{
    public override ReadOnlySpan<byte> Slice(int offset, int length, Span<byte> scratch) => bytes.AsSpan(offset, length);

    public override byte[] ToArray() => bytes;
}
