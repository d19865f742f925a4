using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="DcganGenerator"/> as a graph: z [N, Z] -> image [N, C, R, R].</summary>
/// <remarks>Transposed convolutions here: with their padding the sub-pixel form needs a Slice a layer, and gains nothing.</remarks>
static class DcganGraph
{
    public static OnnxGraph Build(DcganGenerator generator, bool half)
    {
        var graph = new OnnxGraph(generator.Family, half);
        int latents = generator.Latents.Total;
        Value x = graph.Input("z", "N", latents);

        // 1 x 1 -> 4 x 4: each of the 16 pixels of each channel is a row, in the order in which Reshape lays them out.
        FoldedConvolution first = BatchNormFold.PixelShuffled(generator.First.Weight.ToFloats(), 16, generator.Norm[0].Statistics());
        long rows = first.Weight.Shape[0];
        x = graph.Reshape(graph.Gemm("first", x, Transposed(first.Weight, (int)rows, latents), first.Bias), -1, rows / 16, 4, 4);

        int layers = generator.Up.Count;
        for (int i = 0; i < layers; i++)
        {
            bool last = i + 1 == layers;
            FloatTensor weight = generator.Up[i].TransposedWeight().ToFloats();             // [I, O, 4, 4]
            FoldedConvolution up = BatchNormFold.ConvTranspose(
                weight, last ? generator.Bias.ToFloats().Values.ToArray() : null, last ? null : generator.Norm[i + 1].Statistics());
            x = graph.ConvTranspose($"up{i}", graph.Relu(x), up.Weight, up.Bias, stride: 2, pads: 1);   // 8 x 8, ... R x R
        }
        long channels = generator.Bias.shape[1], side = 4L << layers;
        graph.Output("image", graph.Tanh(x), "N", channels, side, side);
        return graph;
    }

    static FloatTensor Transposed(FloatTensor weight, int rows, int columns)
    {
        ReadOnlySpan<float> from = weight.Values.Span;
        var to = new float[from.Length];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                to[c * rows + r] = from[r * columns + c];
        return new FloatTensor(to, columns, rows);
    }
}
