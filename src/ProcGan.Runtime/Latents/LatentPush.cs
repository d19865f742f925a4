namespace ProcGan.Runtime.Latents;

/// <summary>Moves latents along the directions that a recipe names.</summary>
static class LatentPush
{
    /// <param name="z">What the model's directions are made for: its global latents, or a vector model's z.</param>
    /// <param name="model">Has the directions.</param>
    /// <param name="recipe">Says how far, in standard deviations; after psi, so that a push does what it says in any recipe.</param>
    public static void Add(Span<float> z, ModelInfo model, in TextureRecipe recipe)
    {
        if (recipe.Directions is not { } directions) return;
        for (int i = 0; i < directions.Count; i++)
            if (model.FindDirection(directions[i].Key) is { } direction && direction.Step.Length == z.Length)
                LatentMath.AddScaled(z, direction.Step.Span, directions[i].Value);
    }
}
