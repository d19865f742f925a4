using ProcGan.Runtime.Fields;

namespace ProcGan.Runtime.Generators;

/// <summary>Whether what a recipe names is in a model.</summary>
static class RecipeCheck
{
    public static void Check(ModelInfo model, in TextureRecipe recipe)
    {
        if (recipe.Model is { } hash && hash != model.Hash)
            throw new ArgumentException($"the recipe is for the model {Start(hash)}, '{model.Name}' is {Start(model.Hash)}; load that one, or leave model out of the recipe.");
        if (recipe.Labels is { } labels) CheckLabels(model, labels);
        if (recipe.Directions is not { } directions) return;
        for (int i = 0; i < directions.Count; i++)
            if (model.FindDirection(directions[i].Key) == null)
                throw new ArgumentException($"'{model.Name}' has no direction '{directions[i].Key}'; "
                    + (model.Directions.Count == 0 ? "it has none." : $"it has {string.Join(", ", model.Directions.Select(d => d.Name))}."));
    }

    static void CheckLabels(ModelInfo model, NamedWeights labels)
    {
        if (model.Classes.Count == 0) throw new ArgumentException($"'{model.Name}' has no classes, the recipe has labels; leave them out, or use a conditional model.");
        double sum = 0;
        for (int i = 0; i < labels.Count; i++)
        {
            if (!ClassWeights.IsKnown(model, labels[i].Key))
                throw new ArgumentException($"'{model.Name}' has no class '{labels[i].Key}'; it has {string.Join(", ", model.ClassFolders.Concat(model.Classes).Take(20))}{(model.ClassFolders.Count + model.Classes.Count > 20 ? ", ..." : "")}.");
            if (labels[i].Value < 0) throw new ArgumentException($"the label '{labels[i].Key}' is {labels[i].Value}, must be 0 or more.");
            sum += labels[i].Value;
        }
        if (!(sum > 0)) throw new ArgumentException("the labels add up to 0; give one of them a weight above 0.");
    }

    static string Start(string hash) => hash.Length <= 12 ? hash : hash.Substring(0, 12) + "...";
}
