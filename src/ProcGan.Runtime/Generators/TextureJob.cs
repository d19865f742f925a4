using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Generators;

/// <summary>One call, cut into blocks that any thread may take. Reused from call to call.</summary>
/// <remarks>ONNX Runtime's own threads would cut the sums differently for each thread count; blocks do not change a bit, and the parts
/// of a run that it does not spread scale too. The caller takes blocks like everyone else and only waits for those under way, so it
/// cannot starve the thread pool. A helper that comes late finds nothing to take, or helps the job's next call.</remarks>
sealed unsafe class TextureJob(ModelInfo model, OnnxSession session, RunPool pool)
#if NET
    : IThreadPoolWorkItem
#endif
{
#if !NET
    static readonly WaitCallback help = job => ((TextureJob)job!).Execute();
#endif
    readonly ColourChannels colour = ColourChannels.Of(model.Channels);
    TexturePlan plan;
    FieldSource source;
    Destination destination;
    int next, last, active;     // blocks; next = last when nothing is left for a late helper
    ExceptionDispatchInfo? failure;

    /// <summary>Where pixels go: one of the two pointers is set.</summary>
    /// <param name="Rgba">RGBA8, rows <paramref name="Top"/> and on of the texture.</param>
    /// <param name="Planes">[C, H, W], all rows.</param>
    /// <param name="Top">First row that <paramref name="Rgba"/> holds.</param>
    internal readonly record struct Destination(nint Rgba, nint Planes, int Top = 0);

    /// <summary>Makes whole rows of blocks; returns when all of them are there.</summary>
    public void Run(in TexturePlan plan, in FieldSource source, Destination destination, int firstRow, int rows)
    {
        int blocks = rows * plan.BlocksX;
        lock (this)
        {
            (this.plan, this.source, this.destination) = (plan, source, destination);
            next = firstRow * plan.BlocksX;
            last = next + blocks;
            failure = null;
        }
        for (int i = 1; i < Math.Min(blocks, session.Threads); i++)
#if NET
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
#else
            ThreadPool.UnsafeQueueUserWorkItem(help, this);
#endif
        Execute();
        lock (this)
        {
            while (active > 0) Monitor.Wait(this);
            last = next;
            this.source = default;
        }
        failure?.Throw();
    }

    /// <summary>Takes blocks until none is left.</summary>
    public void Execute()
    {
        while (true)
        {
            int block;
            lock (this)
            {
                if (next >= last || failure != null) return;
                block = next++;
                active++;
            }
            try
            {
                RunBlock(block % plan.BlocksX, block / plan.BlocksX);
            }
            catch (Exception e)
            {
                lock (this) failure ??= ExceptionDispatchInfo.Capture(e);
            }
            lock (this)
                if (--active == 0) Monitor.PulseAll(this);
        }
    }

    void RunBlock(int x, int y)
    {
        var window = plan.Block(model, x, y);
        var run = pool.Rent(window.Width, window.Height, packed: destination.Rgba != 0 && session.MakesRgba);
        try
        {
            LatentInputs.Fill(run, model, window, source);
            run.Run();
            int left = x * plan.BlockWidth * plan.CellWidth - plan.CropX, top = y * plan.BlockHeight * plan.CellHeight - plan.CropY;
            var area = new Area(Math.Max(0, left), Math.Max(0, top),
                Math.Min(plan.Width, left + plan.BlockWidth * plan.CellWidth), Math.Min(plan.Height, top + plan.BlockHeight * plan.CellHeight));
            if (destination.Rgba != 0) WriteRgba(run, area, left, top);
            else WritePlanes(run, area, left, top);
        }
        finally
        {
            pool.Return(run);
        }
    }

    /// <summary>Pixels of the texture that a block yields.</summary>
    readonly record struct Area(int Left, int Top, int Right, int Bottom)
    {
        public int Width => Right - Left;
    }

    void WriteRgba(RunContext run, in Area area, int left, int top)
    {
        int plane = run.ImageWidth * run.ImageHeight;
        bool whole = area.Width == plan.Width && area.Width == run.ImageWidth;          // then all rows are one
        int height = area.Bottom - area.Top, lines = whole ? 1 : height, length = whole ? area.Width * height : area.Width;
        for (int line = 0; line < lines; line++)
        {
            int y = area.Top + line;
            byte* to = (byte*)destination.Rgba + 4L * ((long)(y - destination.Top) * plan.Width + area.Left);
            int from = (y - top) * run.ImageWidth + area.Left - left;
            if (run.Packed) MemoryMarshal.AsBytes(run.Rgba.AsSpan(from, length)).CopyTo(new Span<byte>(to, 4 * length));
            else colour.Interleave(run.Image, plane, from, new Span<byte>(to, 4 * length));
        }
    }

    void WritePlanes(RunContext run, in Area area, int left, int top)
    {
        for (int c = 0; c < model.Channels.Count; c++)
            for (int y = area.Top; y < area.Bottom; y++)
            {
                float* to = (float*)destination.Planes + ((long)c * plan.Height + y) * plan.Width + area.Left;
                run.Image.AsSpan((c * run.ImageHeight + y - top) * run.ImageWidth + area.Left - left, area.Width).CopyTo(new Span<float>(to, area.Width));
            }
    }
}
