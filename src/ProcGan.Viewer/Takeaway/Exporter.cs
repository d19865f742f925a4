using System.Globalization;
using ProcGan.Runtime;
using ProcGan.Trainer.Cli;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Generation;

namespace ProcGan.Viewer.Takeaway;

/// <summary>Writes textures on a thread of its own, as <c>./procgan generate</c> does: the same names, the same bytes, the recipe beside each.</summary>
sealed class Exporter(Action changed) : IDisposable
{
    CancellationTokenSource? stop;
    Task task = Task.CompletedTask;

    /// <summary>Of the job that is under way, or of the last one.</summary>
    public ExportProgress? Progress { get; private set; }

    public bool IsRunning => !task.IsCompleted;

    /// <summary>Begins; does nothing while another job is under way.</summary>
    /// <param name="state">Model, provider and recipe.</param>
    /// <param name="options">What of it.</param>
    /// <param name="classes">Of the model.</param>
    public void Start(ViewerState state, ExportOptions options, IReadOnlyList<string> classes)
    {
        if (IsRunning || state.Model is null)
            return;
        stop?.Dispose();
        stop = new CancellationTokenSource();
        CancellationToken token = stop.Token;
        Progress = new ExportProgress(0, 1, "", null, false);
        task = Task.Run(() => Run(state, options, classes, token), CancellationToken.None);
    }

    public void Cancel() => stop?.Cancel();

    void Run(ViewerState state, ExportOptions options, IReadOnlyList<string> classes, CancellationToken token)
    {
        int done = 0, total = 1;
        string last = "";
        try
        {
            string file = ModelPath.FileOf(state.Model!);
            using TextureGenerator generator = TextureGenerator.Load(file, new GeneratorOptions { Provider = state.Provider });
            TextureRecipe[] recipes = [.. Recipes(state, options, classes, generator.Model)];
            total = recipes.Length;
            if (options.Sheet)
            {
                last = Sheet(generator, recipes, options, file, token, count => Report(count, total, "", null));
                done = total;
            }
            else
            {
                foreach (TextureRecipe recipe in recipes)
                {
                    token.ThrowIfCancellationRequested();
                    last = Path.Combine(options.FullFolder, NameOf(file, recipe, options.Format));
                    One(generator, recipe, last, options.IsDeep, token);
                    Report(++done, total, last, null);
                }
            }
            Progress = new ExportProgress(done, total, last, null, true);
        }
        catch (OperationCanceledException)
        {
            Progress = new ExportProgress(done, total, last, $"Stopped after {done} of {total} textures; those are complete.", true);
        }
        catch (Exception e)
        {
            Progress = new ExportProgress(done, total, last, e is UserError ? e.Message : TextureMaker.OneLine(e), true);
        }
        changed();
    }

    void Report(int done, int total, string last, string? error)
    {
        Progress = new ExportProgress(done, total, last, error, false);
        changed();
    }

    /// <summary>Seeds x classes x sizes.</summary>
    internal static IEnumerable<TextureRecipe> Recipes(ViewerState state, ExportOptions options, IReadOnlyList<string> classes, ModelInfo model)
    {
        IReadOnlyList<int> sides = options.Sides;
        for (int i = 0; i < options.Seeds; i++)
        {
            TextureRecipe recipe = state.Recipe with { Seed = unchecked(state.Recipe.Seed + (ulong)i) };
            foreach (int side in sides.Count > 0 ? sides : [0])
            {
                TextureRecipe sized = side > 0 ? recipe with { Width = side, Height = side }
                    : model.IsSpatial && recipe is { Width: 0, Height: 0 } ? Sizes.Filled(recipe, model.Stride) : recipe;
                if (options.Maps)
                    sized = sized with { Maps = MaterialMaps.All };
                if (!options.Classes || classes.Count == 0)
                    yield return sized;
                else
                    foreach (string name in classes)
                        yield return sized with { Labels = new NamedWeights(name) };
            }
        }
    }

    static void One(TextureGenerator generator, TextureRecipe recipe, string path, bool deep, CancellationToken token)
    {
        if (recipe.Maps != MaterialMaps.None)
        {
            var maps = new MapFiles(generator, new Material(recipe.Maps, new MaterialOptions { Mips = false }), deep);
            foreach (var _ in maps.Write(path, recipe))
            {
            }
        }
        else if (deep)
        {
            MapFiles.WriteDeep(generator, recipe, path);
        }
        else
        {
            Picture(generator, recipe, path, token);
        }
        AtomicFile.WriteText(Path.ChangeExtension(path, ".recipe"),
            $"{recipe}\n# model {Path.GetFileName(generator.Model.Name)} sha256 {generator.Model.Hash}\n");
    }

    /// <summary>A large PNG is written row by row, as the command line does it: there the bytes of the file are others too.</summary>
    static void Picture(TextureGenerator generator, TextureRecipe recipe, string path, CancellationToken token)
    {
        (int width, int height) = generator.SizeOf(recipe);
        if (ImageFile.TakesRows(path, width, height))
        {
            ImageFile.SaveRows(path, width, height, generator.Model.Channels.Contains("alpha"), write => generator.GenerateRows(recipe, (_, rows) =>
            {
                token.ThrowIfCancellationRequested();
                write(rows);
            }));
            return;
        }
        byte[] rgba = new byte[4 * width * height];
        generator.Generate(recipe, rgba);
        ImageFile.Save(path, rgba, width, height);
    }

    static string Sheet(TextureGenerator generator, TextureRecipe[] recipes, ExportOptions options, string model, CancellationToken token, Action<int> report)
    {
        int columns = (int)Math.Ceiling(Math.Sqrt(recipes.Length)), rows = (recipes.Length + columns - 1) / columns;
        (int width, int height) = generator.SizeOf(recipes[0]);
        var sheet = new ContactSheet(columns, rows, width, height);
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < recipes.Length; i++)
        {
            token.ThrowIfCancellationRequested();
            generator.Generate(recipes[i] with { Width = recipes[0].Width, Height = recipes[0].Height }, rgba);
            sheet.Put(i, rgba);
            report(i + 1);
        }
        string path = Path.Combine(options.FullFolder, $"{Path.GetFileNameWithoutExtension(model)}_sheet.{options.Format}");
        ImageFile.Save(path, sheet.Rgba, sheet.Width, sheet.Height);
        return path;
    }

    /// <summary>As the command line names it, with the size where it is not the model's own.</summary>
    public static string NameOf(string model, in TextureRecipe recipe, string format)
    {
        string size = recipe.Width > 0 ? string.Create(CultureInfo.InvariantCulture, $"_{recipe.Width}x{recipe.Height}") : "";
        string label = recipe.Labels is { Count: 1 } labels ? "_" + string.Concat(labels[0].Key.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')) : "";
        string mix = recipe.Mix is null && recipe.Directions is null ? "" : $"_{Fingerprint(recipe)}";
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(model)}_{recipe.Seed}{label}{mix}{size}.{format}");
    }

    /// <summary>Tells textures apart whose seed is the same. FNV-1a of the recipe's text.</summary>
    static string Fingerprint(in TextureRecipe recipe)
    {
        uint hash = 2166136261;
        foreach (char c in recipe.ToString())
            hash = unchecked((hash ^ c) * 16777619);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        Cancel();
        task.Wait(TimeSpan.FromSeconds(5));   // so that no file is left half made
        stop?.Dispose();
    }
}

/// <summary>How far an export is.</summary>
/// <param name="Done">Textures that are written.</param>
/// <param name="Total">Of how many.</param>
/// <param name="Last">The file that was written last.</param>
/// <param name="Error">One line for the user, or null.</param>
/// <param name="IsOver">Nothing more will come.</param>
sealed record ExportProgress(int Done, int Total, string Last, string? Error, bool IsOver);
