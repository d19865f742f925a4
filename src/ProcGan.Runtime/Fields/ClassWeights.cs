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
        if (recipe.Mix is not { } mix) return LatentField.SeedClass(recipe.Seed, count) == index ? 1 : 0;
        double weight = LatentField.SeedClass(recipe.Seed, count) == index ? (double)mix.Own * mix.Own : 0;
        foreach (var term in mix.Terms)
            if (LatentField.SeedClass(term.Seed, count) == index) weight += (double)term.Weight * term.Weight;
        return (float)weight;
    }
}
