using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Fields;

/// <summary>The looks that a field passes between, in the order in which they were added.</summary>
/// <remarks>A look is a set of global latents and of class weights. Between looks the class weights are averaged; the latents are too, and
/// scaled to the length that theirs have on average, since a plain average is shorter than anything that the network was trained on.</remarks>
public sealed class FieldPalette
{
    readonly ModelInfo model;
    readonly List<(float[] Global, float[] Label, float Length)> looks = [];

    /// <exception cref="ArgumentException">The model has nothing that could vary.</exception>
    public FieldPalette(ModelInfo model)
    {
        this.model = model ?? throw new ArgumentNullException(nameof(model));
        CheckPaintable(model);
    }

    /// <summary>How many looks there are.</summary>
    public int Count => looks.Count;

    /// <summary>Adds the look of a seed: its global latents, and a class where the model has some.</summary>
    /// <param name="seed">Decides the global latents.</param>
    /// <param name="className">One of <see cref="ModelInfo.Classes"/>; null = the model has none.</param>
    public FieldPalette Add(ulong seed, string? className = null)
    {
        var label = new float[model.Classes.Count];
        int index = className == null ? -1 : ClassWeights.IndexOf(model, className);
        if (label.Length > 0 && index < 0)
            throw new ArgumentException($"'{model.Name}' has no class '{className}'; it has {string.Join(", ", model.Classes)}.", nameof(className));
        if (label.Length == 0 && className != null)
            throw new ArgumentException($"'{model.Name}' has no classes, asked for '{className}'; leave it out.", nameof(className));
        if (index >= 0) label[index] = 1;
        var global = new float[model.Global];
        LatentField.FillGlobal(global, seed);
        return Add(global, label);
    }

    /// <summary>Adds a look by its numbers.</summary>
    /// <param name="global">[Global] latents.</param>
    /// <param name="label">[K] weights of the classes.</param>
    public FieldPalette Add(ReadOnlySpan<float> global, ReadOnlySpan<float> label)
    {
        if (global.Length != model.Global || label.Length != model.Classes.Count)
            throw new ArgumentException($"a look has {model.Global} global latents and {model.Classes.Count} class weights in '{model.Name}', "
                + $"got {global.Length} and {label.Length}.");
        looks.Add((global.ToArray(), label.ToArray(), Length(global)));
        return this;
    }

    /// <summary>Mixes the looks.</summary>
    /// <param name="weights">One a look; their sum 1.</param>
    /// <param name="global">[Global], overwritten.</param>
    /// <param name="label">[K], overwritten.</param>
    public void Blend(ReadOnlySpan<float> weights, Span<float> global, Span<float> label)
    {
        if (weights.Length != looks.Count) throw new ArgumentException($"{weights.Length} weights for {looks.Count} looks; one each is needed.");
        global.Clear();
        label.Clear();
        float length = 0, squares = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            float weight = weights[i];
            if (weight == 0) continue;
            var look = looks[i];
            for (int c = 0; c < global.Length; c++) global[c] += weight * look.Global[c];
            for (int k = 0; k < label.Length; k++) label[k] += weight * look.Label[k];
            length += weight * look.Length;
            squares += weight * weight;
        }
        float mixed = Length(global);
        if (mixed == 0) return;
        // No more than independent vectors would need: those that cancel out each other are not blown up.
        float scale = Math.Min(length / mixed, 1 / MathF.Sqrt(squares));
        for (int c = 0; c < global.Length; c++) global[c] *= scale;
    }

    internal static void CheckPaintable(ModelInfo model)
    {
        if (!model.IsSpatial)
            throw new ArgumentException($"'{model.Name}' has no field to paint; use a spatial model.");
        if (model.Global == 0 && model.Classes.Count == 0)
            throw new ArgumentException($"'{model.Name}' has neither global latents nor classes that could be painted; train one with --global or classes.");
    }

    static float Length(ReadOnlySpan<float> vector)
    {
        float sum = 0;
        foreach (float value in vector) sum += value * value;
        return MathF.Sqrt(sum);
    }
}
