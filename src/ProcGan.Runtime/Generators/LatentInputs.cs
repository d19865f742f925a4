using System.Numerics;
using System.Runtime.InteropServices;
using ProcGan.Runtime.Latents;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Generators;

/// <summary>Fills a model's inputs from a recipe: z = [local, global, periodic], then the noise of each layer.</summary>
static class LatentInputs
{
    public static void Fill(RunContext run, ModelInfo model, in FieldWindow cells, in TextureRecipe recipe)
    {
        var z = run.Z.AsSpan(0, run.Z.Length / model.Batch);
        if (model.IsSpatial) FillField(z, model, cells, recipe);
        else
        {
            LatentField.FillVector(z, recipe.Seed);
            Scale(z, recipe.Psi);
        }
        FillNoise(run, model, cells, recipe.Seed);
    }

    public static void FillNoise(RunContext run, ModelInfo model, in FieldWindow cells, ulong seed)
    {
        for (int i = 0; i < run.Noise.Length; i++)
        {
            var window = cells.Scaled(model.NoiseArray[i].Scale, model.NoiseArray[i].Extra);
            LatentField.FillNoise(run.Noise[i].AsSpan(0, window.Area), seed, i, window);
        }
    }

    /// <param name="z">[Z, h + 2 margin, w + 2 margin].</param>
    /// <param name="model">Says how z is laid out.</param>
    /// <param name="cells">Without margin.</param>
    /// <param name="recipe">Seed and psi.</param>
    static void FillField(Span<float> z, ModelInfo model, in FieldWindow cells, in TextureRecipe recipe)
    {
        var window = cells.Grown(model.Margin);         // wrapped axes repeat their own cells there, others go on into the neighbours'
        int plane = window.Area;
        LatentField.FillLocal(z.Slice(0, model.Local * plane), recipe.Seed, model.Local, window);

        // Global values are drawn into the first of their own cells' planes, then each is spread over its plane, the last one first.
        var global = z.Slice(model.Local * plane, model.Global * plane);
        LatentField.FillGlobal(global.Slice(0, model.Global), recipe.Seed);
        for (int c = model.Global - 1; c >= 0; c--) global.Slice(c * plane, plane).Fill(global[c]);
        Scale(z.Slice(0, (model.Local + model.Global) * plane), recipe.Psi);

        if (model.Periodic == 0) return;              // else at most Limits.Waves
        Span<ulong> phases = stackalloc ulong[model.Periodic];
        var waves = z.Slice((model.Local + model.Global) * plane);
        LatentField.FillWavePhases(phases, recipe.Seed);
        LatentField.FillWaves(waves, model.WaveArray, phases, window);
    }

    static void Scale(Span<float> values, float psi)
    {
        if (psi == 1) return;
        var wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        for (int i = 0; i < wide.Length; i++) wide[i] *= psi;
        for (int i = wide.Length * Vector<float>.Count; i < values.Length; i++) values[i] *= psi;
    }
}
