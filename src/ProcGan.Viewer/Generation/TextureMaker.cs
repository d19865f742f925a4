using System.Diagnostics;
using ProcGan.Runtime;
using ProcGan.Viewer.Looking;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.Generation;

/// <summary>Models and what they make; for one thread. The last texture is kept, so that another view of it is not another texture.</summary>
sealed class TextureMaker(Func<string, string, ITextureModel> load) : IDisposable
{
    const int SwatchSide = 192, Runs = 5;

    readonly LoadedModel main = new(load), other = new(load);   // the second is of a comparison or a favourite
    (ITextureModel Model, TextureRecipe Recipe)? lastKey;
    Picture? lastPicture;
    MapSet? lastMaps;
    MaterialTexels? lastTexels;
    double lastMilliseconds;

    public TextureResult Make(ViewerState state)
    {
        string? error = state.Model is null ? "Nothing is open: drop an .onnx file or the folder of a training run here."
            : main.Load(state.Model, state.Provider);
        if (main.Model is not { } model || state.Model is null)
            return new(state, null, null, 0, error);
        try
        {
            TextureRecipe recipe = Sizes.Filled(state.Recipe, model.Facts);
            if (lastKey != (model, recipe))
            {
                lastKey = null;
                (lastMaps, lastTexels) = (null, null);
                long start = Stopwatch.GetTimestamp();
                lastPicture = model.Generate(recipe);
                lastMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                lastKey = (model, recipe);
            }
            TextureView view = state.View;
            if (view.Map != ShownMap.Picture)
                lastMaps ??= model.Maps(recipe);
            if (view.Mode == ViewMode.Scene)
                lastTexels ??= model.Texels(recipe);
            Picture shown = view.Map == ShownMap.Picture || lastMaps is null ? lastPicture! : lastMaps[view.Map];
            return new(state, shown, model.Facts, lastMilliseconds, error)
            {
                Maps = lastMaps, Texels = lastTexels, Study = Study.Of(shown, view), Finished = Stopwatch.GetTimestamp(),
            };
        }
        catch (Exception e)
        {
            return new(state, null, model.Facts, 0, error ?? OneLine(e));
        }
    }

    public Swatch Make(SwatchKey key)
    {
        LoadedModel loaded = main.Is(key.Model, key.Provider) ? main : other;
        try
        {
            string? error = loaded.Load(key.Model, key.Provider);
            if (loaded.Model is not { } model)
                return new(key, null, error);
            TextureRecipe recipe = key.IsFull ? Sizes.Filled(key.Recipe, model.Facts) : Sizes.OfSwatch(key.Recipe, model.Facts);
            Picture picture = lastKey == (model, recipe) ? lastPicture! : model.Generate(recipe);
            return new(key, key.IsFull ? picture : picture.Thumbnail(SwatchSide), error);
        }
        catch (Exception e)
        {
            return new(key, null, OneLine(e));
        }
    }

    /// <summary>What each size costs, the smallest first; nothing where the model is gone.</summary>
    public IEnumerable<SizeCost> Measure(ViewerState state)
    {
        if (state.Model is null || main.Load(state.Model, state.Provider) != null || main.Model is not { } model)
            yield break;
        IReadOnlyList<int> sides = Sizes.Choices(model.Facts);
        foreach (int side in sides.Count > 0 ? sides.Where(side => side <= 1024) : [0])
        {
            TextureRecipe recipe = state.Recipe with { Width = side, Height = side };
            List<double> times = [];
            Picture? made = null;
            for (int i = 0; i <= Runs; i++)
            {
                long start = Stopwatch.GetTimestamp();
                try
                {
                    made = model.Generate(recipe with { Seed = recipe.Seed + (ulong)i });
                }
                catch (Exception)
                {
                    yield break;   // the texture itself says why
                }
                if (i > 0)   // the first allocates
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            times.Sort();
            yield return new SizeCost(made!.Width, made.Height, times[Runs / 2]);
        }
    }

    internal static string OneLine(Exception e) => e is ModelFormatException or ProviderException or ArgumentException or IOException
        ? e.Message.ReplaceLineEndings(" ")
        : $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";

    public void Dispose()
    {
        main.Dispose();
        other.Dispose();
    }
}
