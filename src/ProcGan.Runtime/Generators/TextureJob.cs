using System.Runtime.ExceptionServices;
using ProcGan.Runtime.Imaging;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Generators;

/// <summary>One call, cut into strips that any thread may take. Reused from call to call.</summary>
/// <remarks>ONNX Runtime's own threads would cut the sums differently for each thread count; strips do not change a bit, and the parts
/// of a run that it does not spread scale too. The caller takes strips like everyone else and only waits for those under way, so it
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
    TextureRecipe recipe;
    float* latent;          // null = from the recipe
    byte* rgba;             // one of the two is the destination
    float* planes;
    int next, active;
    ExceptionDispatchInfo? failure;

    /// <summary>Makes the whole texture; returns when all of it is there.</summary>
    public void Run(in TexturePlan plan, in TextureRecipe recipe, float* latent, byte* rgba, float* planes)
    {
        lock (this)
        {
            (this.plan, this.recipe) = (plan, recipe);
            this.latent = latent;
            this.rgba = rgba;
            this.planes = planes;
            (next, failure) = (0, null);
        }
        for (int i = 1; i < Math.Min(plan.Strips, session.Threads); i++)
#if NET
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
#else
            ThreadPool.UnsafeQueueUserWorkItem(help, this);
#endif
        Execute();
        lock (this)
        {
            while (active > 0) Monitor.Wait(this);
            this.plan = default;        // no strips: nothing is left for a late helper
        }
        failure?.Throw();
    }

    /// <summary>Takes strips until none is left.</summary>
    public void Execute()
    {
        while (true)
        {
            int strip;
            lock (this)
            {
                if (next >= plan.Strips || failure != null) return;
                strip = next++;
                active++;
            }
            try
            {
                RunStrip(strip);
            }
            catch (Exception e)
            {
                lock (this) failure ??= ExceptionDispatchInfo.Capture(e);
            }
            lock (this)
                if (--active == 0) Monitor.PulseAll(this);
        }
    }

    void RunStrip(int strip)
    {
        var window = plan.Strip(recipe, model, strip, out int firstRow, out int rows);
        var run = pool.Rent(window.Width, window.Height);
        try
        {
            if (latent == null) LatentInputs.Fill(run, model, window, recipe);
            else
            {
                new ReadOnlySpan<float>(latent, model.ZDim).CopyTo(run.Z);
                LatentInputs.FillNoise(run, model, window, recipe.Seed);
            }
            run.Run(session);
            int top = model.IsSpatial ? firstRow * model.Stride : 0;
            int height = model.IsSpatial ? Math.Min(rows * model.Stride, plan.Height - top) : plan.Height;
            if (rgba != null) WriteRgba(run, top, height);
            else WritePlanes(run, top, height);
        }
        finally
        {
            pool.Return(run);
        }
    }

    void WriteRgba(RunContext run, int top, int height)
    {
        int plane = run.ImageWidth * run.ImageHeight;
        bool whole = plan.Width == run.ImageWidth;          // then all rows are one
        int lines = whole ? 1 : height, length = whole ? plan.Width * height : plan.Width;
        for (int y = 0; y < lines; y++)
        {
            var row = run.Image.AsSpan(y * run.ImageWidth);
            Rgba8.Interleave(row.Slice(colour.R * plane, length), row.Slice(colour.G * plane, length), row.Slice(colour.B * plane, length),
                colour.Alpha < 0 ? default : row.Slice(colour.Alpha * plane, length),
                new Span<byte>(rgba + 4L * (top + y) * plan.Width, 4 * length));
        }
    }

    void WritePlanes(RunContext run, int top, int height)
    {
        for (int c = 0; c < model.Channels.Count; c++)
            for (int y = 0; y < height; y++)
                run.Image.AsSpan((c * run.ImageHeight + y) * run.ImageWidth, plan.Width)
                    .CopyTo(new Span<float>(planes + ((long)c * plan.Height + top + y) * plan.Width, plan.Width));
    }
}
