using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Fields;

/// <summary>How much of each class a recipe asks for.</summary>
static class ClassWeights
{
    const ulong ClassStream = 4;

    public static int IndexOf(ModelInfo model, string name)
    {
        for (int i = 0; i < model.Classes.Count; i++)
            if (model.Classes[i] == name) return i;
        return -1;
    }

    /// <summary>The weight of one class; all of them add up to 1.</summary>
    /// <remarks>A recipe that names none has the class of its seed; one that mixes seeds has each one's by the square of its weight.</remarks>
    public static float Of(in TextureRecipe recipe, ModelInfo model, int index)
    {
        if (recipe.Labels is { } labels)
        {
            double sum = 0;
            for (int i = 0; i < labels.Count; i++) sum += labels[i].Value;
            return (float)(labels.Of(model.Classes[index]) / sum);
        }
        int count = model.Classes.Count;
        if (recipe.Mix is not { } mix) return OfSeed(recipe.Seed, count) == index ? 1 : 0;
        double weight = OfSeed(recipe.Seed, count) == index ? (double)mix.Own * mix.Own : 0;
        foreach (var term in mix.Terms)
            if (OfSeed(term.Seed, count) == index) weight += (double)term.Weight * term.Weight;
        return (float)weight;
    }

    /// <summary>The class that a seed has by itself (docs/FORMATS.md).</summary>
    static int OfSeed(ulong seed, int count)
    {
        Philox.Block(seed, 0, 0, 0, 0, ClassStream, out ulong word, out _, out _, out _);
        return (int)Philox.MultiplyHigh(word, (ulong)count, out _);
    }
}
