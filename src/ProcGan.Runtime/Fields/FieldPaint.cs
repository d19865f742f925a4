namespace ProcGan.Runtime.Fields;

/// <summary>What one cell of a field is made of.</summary>
/// <param name="cell">Which one.</param>
/// <param name="global">[Global] latents, N(0, 1) in training. Holds the recipe's; psi is applied afterwards.</param>
/// <param name="label">[K] weights of the classes, their sum 1 in training. Holds the recipe's.</param>
public delegate void CellPainter(in FieldCell cell, Span<float> global, Span<float> label);

/// <summary>Global latents and class weights that vary over a field, so that one material passes into another.</summary>
/// <remarks>A painting is a pure function of the cell: cells are asked in any order, more than once, from several threads. Then chunks fit
/// to the pixel, however sharply it changes from cell to cell, since the network sees the neighbours' cells. <see cref="MapPaint"/> and
/// <see cref="PointPaint"/> are paintings of a <see cref="FieldPalette"/>.</remarks>
public abstract class FieldPaint
{
    /// <summary>Says what one cell is made of.</summary>
    /// <param name="cell">Which one.</param>
    /// <param name="global">[Global] latents. Holds the recipe's; psi is applied afterwards.</param>
    /// <param name="label">[K] weights of the classes. Holds the recipe's.</param>
    public abstract void Paint(in FieldCell cell, Span<float> global, Span<float> label);

    /// <summary>A painting by a function.</summary>
    public static FieldPaint From(CellPainter painter) => new Callback(painter ?? throw new ArgumentNullException(nameof(painter)));

    sealed class Callback(CellPainter painter) : FieldPaint
    {
        public override void Paint(in FieldCell cell, Span<float> global, Span<float> label) => painter(cell, global, label);
    }
}
