using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Google.Protobuf;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Reports.Events;

namespace ProcGan.Trainer.Reports;

/// <summary>Scalars and pictures of one sitting, as TensorBoard reads them.</summary>
/// <remarks>TFRecord: length (uint64), masked CRC-32C of the length, bytes, masked CRC-32C of the bytes, all little-endian. A record
/// that a kill cut short is the last one of its file, and readers stop there.</remarks>
sealed class EventFile : IDisposable
{
    readonly FileStream stream;

    /// <param name="folder">TensorBoard's log directory; made where it is missing.</param>
    /// <param name="step">From which step on the sitting logs; what former files have of it and after it no longer counts.</param>
    /// <exception cref="UserError">The file cannot be written.</exception>
    public EventFile(string folder, long step)
    {
        double now = WallTime;
        string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{now:0}.{Environment.MachineName}.{Environment.ProcessId}");
        string path = Path.Combine(folder, name);
        try
        {
            Directory.CreateDirectory(folder);
            stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        }
        catch (Exception e) when (FileErrors.Explain(e, path) is { } message)
        {
            throw new UserError(message, e);
        }
        Write(new Event { WallTime = now, FileVersion = "brain.Event:2" });
        Write(new Event { WallTime = now, Step = step, SessionLog = new SessionLog { Status = SessionLog.Types.SessionStatus.Start } });
        stream.Flush();
    }

    public void Scalars(long step, IEnumerable<(string Tag, double Value)> values)
    {
        var summary = new Summary();
        summary.Value.AddRange(values.Select(v => new Summary.Types.Value { Tag = v.Tag, SimpleValue = (float)v.Value }));
        Write(new Event { WallTime = WallTime, Step = step, Summary = summary });
        stream.Flush();
    }

    /// <param name="step">Steps done.</param>
    /// <param name="tag">What it shows.</param>
    /// <param name="png">A PNG file of RGB pixels.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public void Picture(long step, string tag, ReadOnlySpan<byte> png, int width, int height)
    {
        var image = new Summary.Types.Image { Width = width, Height = height, Colorspace = 3, EncodedImageString = ByteString.CopyFrom(png) };
        Write(new Event { WallTime = WallTime, Step = step, Summary = new Summary { Value = { new Summary.Types.Value { Tag = tag, Image = image } } } });
        stream.Flush();
    }

    void Write(Event record)
    {
        byte[] bytes = record.ToByteArray();
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(head, bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], MaskedCrc(head[..8]));
        stream.Write(head);
        stream.Write(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(head, MaskedCrc(bytes));
        stream.Write(head[..4]);
    }

    /// <summary>CRC-32C (Castagnoli), rotated and shifted so that a checksum of data that hold checksums is a good one still.</summary>
    static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        crc = ~crc;
        return BitOperations.RotateRight(crc, 15) + 0xa282ead8u;
    }

    /// <summary>Seconds since 1970, UTC.</summary>
    static double WallTime => (DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds;

    public void Dispose() => stream.Dispose();
}
