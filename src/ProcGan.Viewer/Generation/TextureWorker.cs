using System.Diagnostics;
using ProcGan.Runtime;

namespace ProcGan.Viewer.Generation;

/// <summary>Loads models and makes textures on a thread of its own. The latest request wins: one that was overtaken is never made.</summary>
sealed class TextureWorker : IDisposable
{
    readonly Func<string, string, ITextureModel> load;
    readonly Action finished;
    readonly Thread thread;
    readonly object gate = new();
    ViewerState? wanted;
    TextureResult? result;
    bool stopping;
    volatile bool busy;

    // Only the worker's thread touches these.
    ITextureModel? model;
    (string? Model, string Provider) loaded;
    object? tried;   // what was last tried to load, with its stamp: not tried again until one of them changes

    /// <param name="load">Path of a file and provider to a model.</param>
    /// <param name="finished">Called on the worker's thread when there is something to <see cref="TryTake"/>.</param>
    public TextureWorker(Func<string, string, ITextureModel> load, Action finished)
    {
        this.load = load;
        this.finished = finished;
        thread = new Thread(Work) { IsBackground = true, Name = "textures" };
        thread.Start();
    }

    /// <summary>Something is asked for that has not come back yet.</summary>
    public bool Busy => busy;

    /// <summary>Asks for the texture of a state, in place of what was asked for before and has not begun.</summary>
    public void Post(ViewerState state)
    {
        lock (gate)
        {
            wanted = state;
            busy = true;
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

    void Work()
    {
        while (Next() is { } state)
        {
            TextureResult made = Make(state);
            lock (gate)
            {
                result = made;
                busy = wanted != null;
            }
            finished();
        }
        model?.Dispose();
    }

    ViewerState? Next()
    {
        lock (gate)
        {
            while (wanted == null && !stopping)
                Monitor.Wait(gate);
            ViewerState? next = stopping ? null : wanted;
            wanted = null;
            return next;
        }
    }

    TextureResult Make(ViewerState state)
    {
        string? error = Load(state);
        if (model == null)
            return new(state, null, null, 0, error);
        try
        {
            TextureRecipe recipe = Sizes.Filled(state.Recipe, model.Facts);
            var watch = Stopwatch.StartNew();
            Picture picture = model.Generate(recipe);
            return new(state, picture, model.Facts, watch.Elapsed.TotalMilliseconds, error);
        }
        catch (Exception e)
        {
            return new(state, null, model.Facts, 0, error ?? OneLine(e));
        }
    }

    /// <summary>Sees to it that the state's model is loaded. On failure a model of the same name stays, and the reason is returned.</summary>
    string? Load(ViewerState state)
    {
        if (state.Model is null)
            return "Nothing is open: drop an .onnx file or the folder of a training run here.";
        string file = ModelPath.FileOf(state.Model);
        var now = (file, state.Provider, ModelPath.Stamp(file));
        if (tried is Attempt last && last.What.Equals(now))
            return last.Error;
        string? error = null;
        try
        {
            if (ModelPath.Missing(state.Model) is { } missing)
                throw new FileNotFoundException(missing);
            ITextureModel fresh = load(file, state.Provider);
            model?.Dispose();
            model = fresh;
            loaded = (state.Model, state.Provider);
        }
        catch (Exception e)
        {
            error = OneLine(e);
            if (loaded != (state.Model, state.Provider))
            {
                model?.Dispose();
                model = null;
                loaded = default;
            }
        }
        tried = new Attempt(now, error);
        return error;
    }

    sealed record Attempt((string, string, (long, DateTime)?) What, string? Error);

    static string OneLine(Exception e) => e is ModelFormatException or ProviderException or ArgumentException or IOException
        ? e.Message.ReplaceLineEndings(" ")
        : $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";

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
