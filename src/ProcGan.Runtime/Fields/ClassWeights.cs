using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Fields;

/// <summary>How much of each class a recipe asks for.</summary>
static class ClassWeights
{
    public static int IndexOf(ModelInfo model, string name)
    {
        for (int i = 0; i < model.Classes.Count; i++)
            if (model.Classes[i] == name) return i;
        return -1;
    }

    /// <summary>Whether labels can have this name: it is a class, or a folder of classes.</summary>
    public static bool IsKnown(ModelInfo model, string name) => IndexOf(model, name) >= 0 || model.Folders.Names.Contains(name);

    /// <summary>The weight of one class; all of them add up to 1.</summary>
    /// <remarks>A recipe that names none has the class of its seed; one that mixes seeds has each one's by the square of its weight. The same holds
    /// within a folder that is named.</remarks>
    public static float Of(in TextureRecipe recipe, ModelInfo model, int index)
    {
        if (recipe.Labels is not { } labels) return (float)SeedShare(recipe, index, model.Classes.Count);
        double sum = 0;
        for (int i = 0; i < labels.Count; i++) sum += labels[i].Value;
        double weight = labels.Of(model.Classes[index]);
        if (model.Folders.Of(index, out int rank, out int size) is { } folder && labels.Of(folder) is var all && all != 0)
            weight += all * (double)(float)SeedShare(recipe, rank, size);
        return (float)(weight / sum);
    }

    /// <summary>How much the seeds have of one of <paramref name="count"/> classes.</summary>
    static double SeedShare(in TextureRecipe recipe, int index, int count)
    {
        if (recipe.Mix is not { } mix) return LatentField.SeedClass(recipe.Seed, count) == index ? 1 : 0;
        double weight = LatentField.SeedClass(recipe.Seed, count) == index ? (double)mix.Own * mix.Own : 0;
        foreach (var term in mix.Terms)
            if (LatentField.SeedClass(term.Seed, count) == index) weight += (double)term.Weight * term.Weight;
        return weight;
    }
}
