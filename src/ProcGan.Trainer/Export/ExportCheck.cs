using ProcGan.Runtime;
using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Export;

/// <summary>What the trained generator makes of one set of inputs: [1, C, H, W], row-major.</summary>
/// <param name="z">[1, Z + K, h + 2 margin, w + 2 margin], the label behind the latents; for vector models [1, Z, 1, 1].</param>
/// <param name="noise">One [1, 1, H, W] a noise input.</param>
delegate float[] TrainedGenerator(FloatTensor z, IReadOnlyList<FloatTensor> noise);

/// <summary>Compares an exported file, run by the Runtime as a game will run it, with the generator it was made from.</summary>
static class ExportCheck
{
    /// <summary>Largest difference in any channel of any pixel: float32 sums of a few hundred products each, five layers deep, taken
    /// in another order, differ by about 1e-6; a wrong weight by far more.</summary>
    public const double Tolerance = 1e-4;

    /// <summary>The same with kernels in float16, whose rounding (2^-11 of a weight) is the greater part: 2 of 255 levels.</summary>
    public const double HalfTolerance = 2 * 2 / 255.0;

    /// <summary>Small pictures that use all that a recipe can say: tiling, an origin far away, uneven sides, psi.</summary>
    static IEnumerable<TextureRecipe> Recipes(ModelInfo model)
    {
        int cell = model.Stride;
        if (model.IsSpatial)
        {
            yield return new() { Seed = 1, Width = 2 * cell, Height = 3 * cell, Tile = model.Tileable };
            yield return new() { Seed = 2, Width = 3 * cell, Height = cell, Tile = TileAxes.None, OriginX = -7, OriginY = 1L << 40, Psi = 0.7f };
            yield break;
        }
        yield return new() { Seed = 1 };
        yield return new() { Seed = 2, Psi = 0.7f };
    }

    /// <summary>The largest difference found.</summary>
    /// <exception cref="UserError">It is beyond <paramref name="tolerance"/>, or the file does not load.</exception>
    public static double Run(string path, string name, TrainedGenerator trained, double tolerance)
    {
        using TextureGenerator exported = Load(path, name);
        double worst = 0;
        foreach (TextureRecipe recipe in Recipes(exported.Model))
        {
            (int width, int height) = exported.SizeOf(recipe);
            var actual = new float[exported.Model.Channels.Count * width * height];
            exported.GenerateChannels(recipe, actual);
            (FloatTensor z, FloatTensor[] noise) = Inputs(exported.Model, recipe, width, height);
            float[] expected = trained(z, noise);
            if (expected.Length != actual.Length)
                throw new UserError($"'{name}' makes {actual.Length} values where the trained generator makes {expected.Length}; nothing was written.");
            for (int i = 0; i < actual.Length; i++)
                worst = Math.Max(worst, Math.Abs((double)actual[i] - expected[i]));   // NaN stays, and fails below
        }
        return worst <= tolerance ? worst : throw new UserError(
            $"'{name}' does not compute what was trained: it differs by {worst:g3}, expected at most {tolerance:g3}; nothing was written. " +
            "Export an earlier checkpoint, and report this if that fails too.");
    }

    static TextureGenerator Load(string path, string name)
    {
        try
        {
            return TextureGenerator.Load(path, new GeneratorOptions { Provider = "CPU", Threads = 1 });
        }
        catch (ModelFormatException e)
        {
            throw new UserError($"'{name}' cannot be loaded again, nothing was written: {e.Message}", e);
        }
    }

    /// <summary>Draws a recipe's inputs with the samplers of the format, but not the Runtime's plumbing around them.</summary>
    public static (FloatTensor Z, FloatTensor[] Noise) Inputs(ModelInfo model, in TextureRecipe recipe, int width, int height)
    {
        int h = model.IsSpatial ? height / model.Stride : 1, w = model.IsSpatial ? width / model.Stride : 1;
        TileAxes tile = recipe.Tile ?? model.Tileable;
        int periodX = tile.HasFlag(TileAxes.X) ? w : 0, periodY = tile.HasFlag(TileAxes.Y) ? h : 0;
        int margin = model.Margin, latents = model.Local + model.Global + model.Periodic, classes = model.Classes.Count;
        int total = latents + classes, ofClass = classes == 0 ? 0 : LatentField.SeedClass(recipe.Seed, classes);
        var cells = new FieldWindow(recipe.OriginX - margin, recipe.OriginY - margin, w + 2 * margin, h + 2 * margin, periodX, periodY);

        var z = new float[total * cells.Area];
        LatentField.FillLocal(z.AsSpan(0, model.Local * cells.Area), recipe.Seed, model.Local, cells);
        var global = new float[model.Global];
        LatentField.FillGlobal(global, recipe.Seed);
        for (int i = 0; i < global.Length; i++)
            z.AsSpan((model.Local + i) * cells.Area, cells.Area).Fill(global[i]);
        var phases = new ulong[model.Periodic];
        LatentField.FillWavePhases(phases, recipe.Seed);
        int drawn = (model.Local + model.Global) * cells.Area;
        if (model.Periodic > 0)
            LatentField.FillWaves(z.AsSpan(drawn, model.Periodic * cells.Area), [.. model.Waves[model.Waves.Count == 1 ? 0 : ofClass]], phases, cells);
        if (classes > 0)
            z.AsSpan((latents + ofClass) * cells.Area, cells.Area).Fill(1);
        for (int i = 0; i < drawn; i++)
            z[i] *= recipe.Psi;

        var noise = new FloatTensor[model.NoiseInputs.Count];
        for (int layer = 0; layer < noise.Length; layer++)
        {
            (_, int scale, int extra) = model.NoiseInputs[layer];
            var pixels = new FieldWindow(recipe.OriginX * scale - extra / 2, recipe.OriginY * scale - extra / 2,
                                         w * scale + extra, h * scale + extra, periodX * scale, periodY * scale);
            var values = new float[pixels.Area];
            LatentField.FillNoise(values, recipe.Seed, layer, pixels);
            noise[layer] = new FloatTensor(values, 1, 1, pixels.Height, pixels.Width);
        }
        return (new FloatTensor(z, 1, total, cells.Height, cells.Width), noise);
    }
}
