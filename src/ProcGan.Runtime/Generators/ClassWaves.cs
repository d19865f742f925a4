using System.Buffers;
using ProcGan.Runtime.Latents;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Generators;

/// <summary>Fills the periodic channels: with the model's waves or, where each class has its own, with those of the classes that are asked for.</summary>
static class ClassWaves
{
    /// <param name="run">Its z gets the waves; its label, already filled, says how much of which class's.</param>
    /// <param name="model">At least one periodic channel.</param>
    /// <param name="window">Margin included.</param>
    /// <param name="recipe">Has the phases.</param>
    public static void Fill(RunContext run, ModelInfo model, in FieldWindow window, in TextureRecipe recipe)
    {
        int plane = window.Area;
        Span<ulong> phases = stackalloc ulong[model.Periodic];      // at most Limits.Waves
        RecipeLatents.FillWavePhases(phases, recipe);
        var waves = run.Z.AsSpan((model.Local + model.Global) * plane, model.Periodic * plane);
        if (model.WaveLists.Length == 1)
        {
            LatentField.FillWaves(waves, model.WaveLists[0], phases, window);
            return;
        }
        waves.Clear();
        float[] own = ArrayPool<float>.Shared.Rent(waves.Length);
        try
        {
            for (int k = 0; k < model.WaveLists.Length; k++)
            {
                var weights = run.Label.AsSpan(k * plane, plane);
                if (!HasWeight(weights)) continue;
                LatentField.FillWaves(own.AsSpan(0, waves.Length), model.WaveLists[k], phases, window);
                for (int p = 0; p < model.Periodic; p++)
                    for (int i = 0; i < plane; i++)
                        waves[p * plane + i] += weights[i] * own[p * plane + i];
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(own);
        }
    }

    static bool HasWeight(ReadOnlySpan<float> weights)
    {
        foreach (float weight in weights)
            if (weight != 0) return true;
        return false;
    }
}
