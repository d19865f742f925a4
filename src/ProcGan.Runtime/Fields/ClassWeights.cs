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

    /// <summary>The weight of one class; a recipe that names none has the first class.</summary>
    public static float Of(in TextureRecipe recipe, ModelInfo model, int index)
    {
        _ = recipe;
        _ = model;
        return index == 0 ? 1 : 0;
    }
}
