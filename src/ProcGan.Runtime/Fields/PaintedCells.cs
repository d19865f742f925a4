using System.Buffers;
using ProcGan.Runtime.Latents;
using ProcGan.Runtime.OnnxRuntime;

namespace ProcGan.Runtime.Fields;

/// <summary>Puts a painting into a run's inputs, over what the recipe alone would have there.</summary>
static class PaintedCells
{
    /// <param name="run">Its global planes and labels are overwritten.</param>
    /// <param name="model">Says where they are.</param>
    /// <param name="window">Margin included.</param>
    /// <param name="recipe">Seed and psi.</param>
    /// <param name="paint">The painting.</param>
    public static void Fill(RunContext run, ModelInfo model, in FieldWindow window, in TextureRecipe recipe, FieldPaint paint)
    {
        var cells = window.Reduced();
        int globals = model.Global, classes = model.Classes.Count, plane = cells.Area;
        float[] scratch = ArrayPool<float>.Shared.Rent(2 * (globals + classes) + globals);
        try
        {
            Span<float> own = scratch.AsSpan(0, globals + classes), painted = scratch.AsSpan(globals + classes, globals + classes);
            var push = scratch.AsSpan(2 * (globals + classes), globals);        // along named directions, after psi
            push.Clear();
            LatentPush.Add(push, model, recipe);
            RecipeLatents.FillGlobal(own.Slice(0, globals), recipe);
            for (int k = 0; k < classes; k++) own[globals + k] = ClassWeights.Of(recipe, model, k);
            for (int y = 0, at = 0; y < cells.Height; y++)
                for (int x = 0; x < cells.Width; x++, at++)
                {
                    own.CopyTo(painted);
                    var cell = new FieldCell(FieldWindow.Wrap(unchecked(cells.X + x), cells.PeriodX),
                        FieldWindow.Wrap(unchecked(cells.Y + y), cells.PeriodY), cells.PeriodX, cells.PeriodY);
                    paint.Paint(cell, painted.Slice(0, globals), painted.Slice(globals));
                    for (int c = 0; c < globals; c++) run.Z[(model.Local + c) * plane + at] = painted[c] * recipe.Psi + push[c];
                    for (int k = 0; k < classes; k++) run.Label[k * plane + at] = painted[globals + k];
                }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
    }
}
