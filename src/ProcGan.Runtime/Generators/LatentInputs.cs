using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Latents;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Generators;

/// <summary>Fills a model's inputs: z = [local, global, periodic], the class weights, then the noise of each layer.</summary>
static class LatentInputs
{
    public static unsafe void Fill(RunContext run, ModelInfo model, in FieldWindow cells, in FieldSource source)
    {
        var z = run.Z.AsSpan(0, run.Z.Length / model.Batch);
        if (model.IsSpatial) FillField(z, model, cells, source);
        else if (source.Latent != 0) new ReadOnlySpan<float>((float*)source.Latent, model.ZDim).CopyTo(z);
        else
        {
            RecipeLatents.FillVector(z, source.Recipe);
            LatentMath.Scale(z, source.Recipe.Psi);
            LatentPush.Add(z, model, source.Recipe);
        }
        if (model.Classes.Count > 0) FillLabel(run.Label.AsSpan(0, run.Label.Length / model.Batch), model, source.Recipe);
        if (source.Paint is { } paint) PaintedCells.Fill(run, model, cells.Grown(model.Margin), source.Recipe, paint);
        if (model.Periodic > 0) ClassWaves.Fill(run, model, cells.Grown(model.Margin), source.Recipe);
        for (int i = 0; i < run.Noise.Length; i++)
        {
            var input = model.NoiseArray[i];
            var window = cells.Scaled(input.Scale, input.Extra);
            var noise = run.Noise[i].AsSpan(0, window.Area);
            if (source.Cells is { } map) map.FillNoise(noise, source.Recipe, i, input.Scale, window);
            else RecipeLatents.FillNoise(noise, source.Recipe, i, window);
        }
    }

    /// <param name="z">[Z, h + 2 margin, w + 2 margin].</param>
    /// <param name="model">Says how z is laid out.</param>
    /// <param name="cells">Without margin.</param>
    /// <param name="source">Seed and psi, and where local latents come from.</param>
    static void FillField(Span<float> z, ModelInfo model, in FieldWindow cells, in FieldSource source)
    {
        var recipe = source.Recipe;
        var window = cells.Grown(model.Margin);         // wrapped axes repeat their own cells there, others go on into the neighbours'
        int plane = window.Area;
        var local = z.Slice(0, model.Local * plane);
        if (source.Cells is { } map) map.FillLocal(local, recipe, model.Local, window);
        else RecipeLatents.FillLocal(local, recipe, model.Local, window);

        // Global values are drawn into the first of their own cells' planes, then each is spread over its plane, the last one first.
        var global = z.Slice(model.Local * plane, model.Global * plane);
        RecipeLatents.FillGlobal(global.Slice(0, model.Global), recipe);
        LatentMath.Scale(local, recipe.Psi);
        LatentMath.Scale(global.Slice(0, model.Global), recipe.Psi);
        LatentPush.Add(global.Slice(0, model.Global), model, recipe);
        for (int c = model.Global - 1; c >= 0; c--) global.Slice(c * plane, plane).Fill(global[c]);
    }

    /// <param name="label">[K] or [K, h + 2 margin, w + 2 margin].</param>
    /// <param name="model">Names the classes.</param>
    /// <param name="recipe">Decides their weights.</param>
    static void FillLabel(Span<float> label, ModelInfo model, in TextureRecipe recipe)
    {
        int plane = label.Length / model.Classes.Count;
        for (int c = 0; c < model.Classes.Count; c++) label.Slice(c * plane, plane).Fill(ClassWeights.Of(recipe, model, c));
    }
}
