using ProcGan.Runtime.Fields;

namespace ProcGan.Runtime.Generators;

/// <summary>What fills a run's inputs: a recipe, and what stands in for a part of it.</summary>
/// <param name="Recipe">Seed and psi; where the field lies is the plan's.</param>
/// <param name="Paint">Global latents and class weights of each cell; null = the recipe's everywhere.</param>
/// <param name="Cells">Which cell's local latents and noise each cell has; null = its own.</param>
/// <param name="Latent">A vector model's z as it is, [Z]; 0 = from the recipe.</param>
readonly record struct FieldSource(TextureRecipe Recipe, FieldPaint? Paint = null, CellMap? Cells = null, nint Latent = 0);
