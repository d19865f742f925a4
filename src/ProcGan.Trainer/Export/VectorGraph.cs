using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary>Parts that the graphs of vector generators share.</summary>
/// <remarks>Transposed convolutions here: with their padding the sub-pixel form needs a Slice a layer, and gains nothing.</remarks>
sealed class VectorGraph
{
    readonly OnnxGraph graph;
    readonly bool wrap;

    /// <param name="graph">Gets the inputs z [N, Z] and, of a conditional generator, label [N, K].</param>
    /// <param name="generator">The whole.</param>
    /// <param name="input">What of z and label its first layer sees.</param>
    public VectorGraph(OnnxGraph graph, GeneratorNetwork generator, VectorInput input)
    {
        (this.graph, wrap) = (graph, generator.Tiles);
        LatentLayout latents = generator.Latents;
        Seen = graph.Input("z", "N", latents.Total);
        Width = latents.Total;
        if (latents.Classes == 0)
            return;
        Value label = graph.Input("label", "N", latents.Classes);
        if (input.Embedding is { } embedding)
        {
            FloatTensor vectors = embedding.Vectors.ToFloats();                                // [E, K, 1, 1]
            Width += (int)vectors.Shape[0];
            Seen = graph.Concat(Seen, graph.Gemm("classes", label, Transposed(vectors)));
        }
        else
            Label = label;
    }

    /// <summary>What the first layer sees, [N, Width].</summary>
    public Value Seen { get; }
    public int Width { get; }
    /// <summary>What conditional norms are told, [N, K].</summary>
    public Value? Label { get; }

    /// <summary>1 x 1 -> 4 x 4, with the norm behind it as far as it is the same for all classes.</summary>
    public Value First(Convolution first, GeneratorNorm norm)
    {
        // Each of the 16 pixels of each channel is a row, in the order in which Reshape lays them out.
        FoldedConvolution folded = BatchNormFold.PixelShuffled(first.Weight.ToFloats(), 16, norm.Batch?.Statistics(), Bias(norm));
        long rows = folded.Weight.Shape[0];
        return graph.Reshape(graph.Gemm("first", Seen, Transposed(folded.Weight), folded.Bias), -1, rows / 16, 4, 4);
    }

    /// <summary>[N, I, H, W] -> [N, O, 2H, 2W], with the norm behind it as far as it is the same for all classes.</summary>
    /// <param name="bias">Where no norm follows.</param>
    public Value Doubled(string name, Value x, Upsample up, GeneratorNorm? norm, float[]? bias = null)
    {
        bias ??= norm is null ? null : Bias(norm);
        if (up is TransposedUpsample transposed)
        {
            FoldedConvolution folded = BatchNormFold.ConvTranspose(transposed.TransposedWeight().ToFloats(), bias, norm?.Batch?.Statistics());
            return graph.ConvTranspose(name, wrap ? graph.WrapPad(x) : x, folded.Weight, folded.Bias, stride: 2, pads: wrap ? 3 : 1);
        }
        FoldedConvolution conv = BatchNormFold.Conv(((ResizeUpsample)up).Weight.ToFloats(), bias, norm?.Batch?.Statistics());
        return Conv3(name, graph.UpsampleNearest2(x), conv);
    }

    /// <summary>What is left of the stack's first norm, ReLU, and its further convolutions.</summary>
    public Value Stack(string name, Value x, ConvolutionStack stack)
    {
        x = graph.Relu(Normed(name, x, stack.Norm));
        for (int i = 0; i < stack.Conv.Count; i++)
        {
            GeneratorNorm norm = stack.ConvNorm[i];
            x = Conv3($"{name}.{i}", x, BatchNormFold.Conv(stack.Conv[i].Weight.ToFloats(), Bias(norm), norm.Batch?.Statistics()));
            x = graph.Relu(Normed($"{name}.{i}", x, norm));
        }
        return x;
    }

    /// <summary>What of a norm cannot be a part of the convolution before it: pixel norm, and the classes' scales and shifts.</summary>
    /// <param name="x">[N, C, H, W], or [N, C] of dense layers.</param>
    public Value Normed(string name, Value x, GeneratorNorm norm, bool dense = false)
    {
        if (norm.IsPixel)
            x = graph.Div(x, graph.Sqrt(graph.AddNumber(graph.MeanOfChannels(graph.Mul(x, x)), (float)GeneratorNorm.Epsilon)));
        if (norm.Scales is { } scales && norm.Shifts is { } shifts)
        {
            long channels = scales.shape[1];
            var ones = new float[channels];
            Array.Fill(ones, 1);
            Value scale = graph.Gemm(name + ".scale", Label!.Value, scales.ToFloats(), ones), shift = graph.Gemm(name + ".shift", Label!.Value, shifts.ToFloats());
            if (!dense)
                (scale, shift) = (graph.Reshape(scale, -1, channels, 1, 1), graph.Reshape(shift, -1, channels, 1, 1));
            x = graph.Add(graph.Mul(x, scale), shift);
        }
        return x;
    }

    Value Conv3(string name, Value x, FoldedConvolution conv) =>
        graph.Conv(name, wrap ? graph.WrapPad(x) : x, conv.Weight, conv.Bias, pads: wrap ? 0 : 1);

    /// <summary>Of a norm that is no batch norm.</summary>
    public static float[]? Bias(GeneratorNorm norm) => norm.Bias?.ToFloats().Values.ToArray();

    /// <summary>[O, I, 1, 1] or [O, I] -> [I, O], as Gemm has it.</summary>
    public static FloatTensor Transposed(FloatTensor weight)
    {
        (int rows, int columns) = ((int)weight.Shape[0], (int)weight.Shape[1]);
        ReadOnlySpan<float> from = weight.Values.Span;
        var to = new float[from.Length];
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < columns; c++)
                to[c * rows + r] = from[r * columns + c];
        return new FloatTensor(to, columns, rows);
    }
}
