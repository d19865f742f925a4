using ProcGan.Runtime;
using ProcGan.Trainer.Files;

namespace ProcGan.Viewer.Generation;

/// <summary>Looks for a texture that is like a picture, on a thread of its own.</summary>
/// <param name="changed">Called on that thread when there is something to say or to take.</param>
sealed class PictureSearch(Action changed) : IDisposable
{
    /// <summary>Textures that are tried: about half a minute on one core.</summary>
    public const int Budget = 600;

    /// <summary>What a mix of seeds looks like hardly depends on the size, what it costs does.</summary>
    const int MostSide = 128;

    CancellationTokenSource? stop;
    Task task = Task.CompletedTask;
    volatile SearchProgress? progress;
    int taken = 1;

    /// <summary>Of the search that is under way, or of the last one.</summary>
    public SearchProgress? Progress => progress;

    public bool IsRunning => progress is { IsOver: false };

    /// <summary>Begins, in place of what was under way.</summary>
    /// <param name="state">Model, provider and recipe to start from.</param>
    /// <param name="path">The picture.</param>
    public void Start(ViewerState state, string path)
    {
        Cancel();
        var source = new CancellationTokenSource();
        stop = source;
        string name = Path.GetFileName(path);
        Say(new SearchProgress(name, 0, double.PositiveInfinity, state.Model!));
        task = task.ContinueWith(_ => Run(state, path, name, source.Token), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public void Cancel()
    {
        stop?.Cancel();
        stop?.Dispose();
        stop = null;
    }

    /// <summary>What was found, once.</summary>
    public bool TryTake(out SearchProgress found)
    {
        found = progress!;
        return found is { Found: not null } && Interlocked.Exchange(ref taken, 1) == 0;
    }

    void Run(ViewerState state, string path, string name, CancellationToken token)
    {
        var last = new SearchProgress(name, 0, double.PositiveInfinity, state.Model!);
        try
        {
            Say(last);   // whatever the search before it said at its end
            token.ThrowIfCancellationRequested();
            byte[] picture = ImageFile.Load(path, out int width, out int height);
            using TextureGenerator generator = TextureGenerator.Load(ModelPath.FileOf(state.Model!), new GeneratorOptions { Provider = state.Provider, Threads = 1 });
            TextureRecipe start = generator.Model.IsSpatial ? Small(state.Recipe, generator.Model.Stride) : state.Recipe;
            Found found = LatentSearch.ForPicture(generator, start, picture, width, height, new SearchOptions
            {
                Budget = Budget, Seed = state.Recipe.Seed, Stop = token,
                Progress = (share, distance) =>
                {
                    if ((int)(share * 100) != (int)(last.Share * 100))
                        Say(last = last with { Share = share, Distance = distance });
                },
            });
            Interlocked.Exchange(ref taken, 0);
            Say(last with { Share = 1, Distance = found.Distance, Found = found.Recipe, IsOver = true });
        }
        catch (OperationCanceledException)
        {
            Say(last with { IsOver = true });
        }
        catch (Exception e)
        {
            Say(last with { Error = e is UserError ? e.Message : TextureMaker.OneLine(e), IsOver = true });
        }
    }

    static TextureRecipe Small(in TextureRecipe recipe, int stride)
    {
        TextureRecipe full = Sizes.Filled(recipe, stride);
        int cells = Math.Max(1, MostSide / stride);
        return full with { Width = Math.Min(full.Width, cells * stride), Height = Math.Min(full.Height, cells * stride), Mix = null };
    }

    void Say(SearchProgress now)
    {
        progress = now;
        changed();
    }

    public void Dispose()
    {
        Cancel();
        task.Wait(TimeSpan.FromSeconds(5));
    }
}

/// <summary>How far a search is.</summary>
/// <param name="Picture">The file's name.</param>
/// <param name="Share">0 to 1.</param>
/// <param name="Distance">The best so far; 0 = nothing to tell them apart by.</param>
/// <param name="Model">Where it is looked for.</param>
/// <param name="Found">The best, when it is over.</param>
/// <param name="Error">One line for the user, or null.</param>
/// <param name="IsOver">Nothing more will come.</param>
sealed record SearchProgress(string Picture, double Share, double Distance, string Model, TextureRecipe? Found = null, string? Error = null, bool IsOver = false);
