using System.Collections.Concurrent;

namespace ProcGan.Viewer.Generation;

/// <summary>Loads models and makes textures on a thread of its own. The latest request wins: one that was overtaken is never made.
/// Swatches are made one by one while nothing else is asked for, in the order of the last list of wishes.</summary>
sealed class TextureWorker : IDisposable
{
    readonly TextureMaker maker;
    readonly Action finished;
    readonly Thread thread;
    readonly object gate = new();
    readonly ConcurrentQueue<Swatch> swatches = new();
    ViewerState? wanted;
    Queue<SwatchKey> wishes = new();
    ViewerState? measure;
    TextureResult? result;
    bool stopping;
    volatile bool busy;
    volatile IReadOnlyList<SizeCost> costs = [];

    /// <param name="load">Path of a file and provider to a model.</param>
    /// <param name="finished">Called on the worker's thread when there is something to take.</param>
    public TextureWorker(Func<string, string, ITextureModel> load, Action finished)
    {
        maker = new TextureMaker(load);
        this.finished = finished;
        thread = new Thread(Work) { IsBackground = true, Name = "textures" };
        thread.Start();
    }

    /// <summary>Something is asked for that has not come back yet.</summary>
    public bool Busy => busy;

    /// <summary>What the sizes cost that were measured last.</summary>
    public IReadOnlyList<SizeCost> Costs => costs;

    /// <summary>Asks for the texture of a state, in place of what was asked for before and has not begun.</summary>
    public void Post(ViewerState state) => Ask(() => wanted = state);

    /// <summary>Asks for swatches, in place of those that were asked for before and have not begun.</summary>
    public void Wish(IEnumerable<SwatchKey> keys) => Ask(() => wishes = new Queue<SwatchKey>(keys));

    /// <summary>Asks for what each size costs; see <see cref="Costs"/>.</summary>
    public void Measure(ViewerState state) => Ask(() => (measure, costs) = (state, []));

    void Ask(Action what)
    {
        lock (gate)
        {
            what();
            busy = wanted != null || wishes.Count > 0 || measure != null;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>The newest result, once.</summary>
    public bool TryTake(out TextureResult taken)
    {
        lock (gate)
        {
            taken = result!;
            result = null;
            return taken != null;
        }
    }

    /// <summary>The next swatch that is ready, once.</summary>
    public bool TryTake(out Swatch taken) => swatches.TryDequeue(out taken!);

    void Work()
    {
        while (Next() is { } job)
        {
            job();
            lock (gate)
                busy = wanted != null || wishes.Count > 0 || measure != null;
            finished();
        }
        maker.Dispose();
    }

    Action? Next()
    {
        lock (gate)
        {
            while (wanted == null && wishes.Count == 0 && measure == null && !stopping)
                Monitor.Wait(gate);
            if (stopping)
                return null;
            if (wanted is { } state)
            {
                wanted = null;
                return () => Answer(maker.Make(state));
            }
            if (wishes.TryDequeue(out SwatchKey key))
                return () => swatches.Enqueue(maker.Make(key));
            ViewerState measured = measure!;
            measure = null;
            return () =>
            {
                foreach (SizeCost cost in maker.Measure(measured))
                {
                    costs = [.. costs, cost];
                    finished();
                    if (stopping || wanted != null)   // whoever works on is more important
                        break;
                }
            };
        }
    }

    void Answer(TextureResult made)
    {
        lock (gate)
            result = made;
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopping = true;
            Monitor.Pulse(gate);
        }
        // A generation under way cannot be interrupted; it is not worth keeping the user waiting for.
        thread.Join(TimeSpan.FromSeconds(2));
    }
}
