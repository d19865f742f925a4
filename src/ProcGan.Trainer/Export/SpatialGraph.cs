using ProcGan.Trainer.Networks;

namespace ProcGan.Trainer.Export;

/// <summary><see cref="SpatialGenerator"/> as a graph: z [N, Z, h + 2 margin, w + 2 margin] and noise -> image [N, C, 16 h, 16 w].</summary>
/// <remarks>Every doubling is a 2 x 2 convolution with DepthToSpace behind it, and the last one is spread only after the colours are
/// computed: half the time of the textbook form (docs/PERFORMANCE.md), the same sums.</remarks>
static class SpatialGraph
{
    public static OnnxGraph Build(SpatialGenerator generator, bool half)
    {
        var graph = new OnnxGraph(generator.Family, half);
        Value z = graph.Input("z", "N", generator.Latents.Total, "h", "w");
        Value? label = generator.Embedding is null ? null : graph.Input("label", "N", generator.Latents.Classes, "h", "w");
        FineWavesGraph? waves = generator.Fine is { } fine ? new FineWavesGraph(graph, fine, generator.Latents, z, label) : null;
        if (label is { } weights)
            z = graph.Concat(z, graph.Conv("classes", weights, generator.Embedding!.Vectors.ToFloats()));   // [N, Z + E, h + 2 margin, ...]
        FoldedConvolution first = BatchNormFold.Conv(generator.First.Weight.ToFloats(), null, generator.Norm[0].Statistics());
        bool classNormed = generator.ClassNorm.Count > 0;
        Value inner = classNormed ? graph.Cut(label!.Value, 1) : default;                 // [N, K, h + 2 margin - 2, ...]
        Value x = graph.Conv("first", z, first.Weight, first.Bias);                       // [N, 8 width, h + 2 margin - 2, ...]
        x = graph.Relu(classNormed ? Classed("first", generator.ClassNorm[0], x, inner, phases: 1) : x);

        int last = generator.Up.Count - 1;
        for (int i = 0; i < last; i++)
        {
            x = graph.Cut(graph.DepthToSpace2(Doubling(i, x)), generator.Cuts[i + 1]);
            if (waves is not null)
                x = graph.Concat(x, graph.Cut(waves.At(2 << i), generator.WaveCuts[i + 1]));
        }
        x = Doubling(last, x);                                                            // [N, L * 4, 8h + 1, 8w + 1] or a few more of each

        FloatTensor colours = generator.Rgb.Weight.ToFloats();
        float[] bias = generator.Rgb.Bias!.ToFloats().Values.ToArray();
        if (generator.Further.Count == 0)
        {
            x = graph.Conv("rgb", x, SubPixel.InDepth(colours), SubPixel.Repeat(bias));   // [N, C * 4, 8h, 8w], ...
            x = graph.Cut(graph.DepthToSpace2(x), generator.Cuts[^1]);
        }
        else
        {
            x = graph.Cut(graph.DepthToSpace2(x), generator.Cuts[^1]);                    // [N, L, 16h + 2 + 2 depth, ...]
            for (int i = 0; i < generator.Further.Count; i++)
            {
                FoldedConvolution folded = BatchNormFold.Conv(generator.Further[i].Weight.ToFloats(), null, generator.FurtherNorm[i].Statistics());
                x = graph.Relu(graph.Conv($"further{i}", x, folded.Weight, folded.Bias));
            }
            x = graph.Conv("rgb", x, colours, bias);
        }
        graph.Output("image", graph.Tanh(x), "N", colours.Shape[0], "H", "W");
        return graph;

        // Convolution, noise, norm, relu: all in depth, so that the runtime makes one operator of them.
        Value Doubling(int layer, Value from)
        {
            string name = layer == last ? "last" : $"up{layer}";
            FloatTensor phases = generator.Up[layer].PhaseWeight().ToFloats();
            int groups = 1;
            if (generator.Up[layer] is SmoothUpsample smooth)
            {
                from = graph.Conv(name + ".features", from, smooth.Weight.ToFloats());
                (phases, groups) = InGroups(phases);
            }
            FoldedConvolution folded = BatchNormFold.PixelShuffled(phases, 4, generator.Norm[layer + 1].Statistics());
            Value grain = graph.Conv($"{name}.noise", Noise(layer), SubPixel.Noise(Strength(layer, folded)), stride: 2);
            Value sum = graph.Add(graph.Conv(name, from, folded.Weight, folded.Bias, groups: groups), grain);
            return graph.Relu(classNormed ? Classed(name, generator.ClassNorm[layer + 1], sum, ClassesBehind(layer), phases: 4) : sum);
        }

        // As ClassFields.Behind: [N, K, ...], a value for the four pixels that lie in depth.
        Value ClassesBehind(int layer)
        {
            Value fine = layer == 0 ? inner : graph.UpsampleLinear(inner, 1 << layer);
            return graph.MeanOfCorners(graph.Cut(fine, generator.WaveCuts[layer] + ClassFields.CornerCut(generator.Up[layer].Shortfall)));
        }

        Value Classed(string name, FieldClassNorm norm, Value from, Value classes, int phases)
        {
            FloatTensor scales = Phases(norm.Scales.ToFloats(), phases), shifts = Phases(norm.Shifts.ToFloats(), phases);
            float[] ones = Enumerable.Repeat(1f, (int)scales.Shape[0]).ToArray();
            Value scaled = graph.Mul(from, graph.Conv($"{name}.class.scale", classes, scales, ones));
            return graph.Add(scaled, graph.Conv($"{name}.class.shift", classes, shifts));
        }

        Value Noise(int layer) => graph.Concat([.. Enumerable.Range(layer * generator.NoisePictures, generator.NoisePictures)
                                                             .Select(i => graph.Input($"noise{i}", "N", 1, $"h{layer}", $"w{layer}"))]);

        // Of each of its pictures in each channel: [C, P].
        FloatTensor Strength(int layer, FoldedConvolution folded)
        {
            int channels = folded.Scale.Length, pictures = generator.NoisePictures;
            var strength = new float[channels * pictures];
            for (int p = 0; p < pictures; p++)
            {
                ReadOnlySpan<float> scale = generator.Noise[layer * pictures + p].Scale.ToFloats().Values.Span;
                for (int c = 0; c < channels; c++)
                    strength[c * pictures + p] = (float)(scale[c] * folded.Scale[c]);   // the noise enters before the norm
            }
            return new FloatTensor(strength, channels, pictures, 1, 1);
        }
    }

    /// <summary>Each row some times, for the pixels of a channel in depth: [C, K, 1, 1] -> [phases C, K, 1, 1].</summary>
    static FloatTensor Phases(FloatTensor weight, int phases)
    {
        int rows = (int)weight.Shape[0], row = (int)weight.Shape[1];
        var to = new float[phases * rows * row];
        for (int r = 0; r < phases * rows; r++)
            weight.Values.Slice(r / phases * row, row).CopyTo(to.AsMemory(r * row));
        return new FloatTensor(to, phases * rows, row, 1, 1);
    }

    /// <summary>The bilinear doubling, where each channel sees itself alone, without most of its zeros: [4 C, C, 2, 2] -> [4 C, 16, 2, 2].</summary>
    /// <remarks>In groups of one channel ONNX Runtime leaves its fast path; sixteen are one register.</remarks>
    static (FloatTensor Weight, int Groups) InGroups(FloatTensor weight)
    {
        const int together = 16;
        int rows = (int)weight.Shape[0], channels = (int)weight.Shape[1], row = channels * 4;
        if (channels % together != 0 || channels == together)
            return (weight, 1);
        ReadOnlySpan<float> from = weight.Values.Span;
        var to = new float[rows * together * 4];
        for (int r = 0; r < rows; r++)
            from.Slice(r * row + r / 4 / together * together * 4, together * 4).CopyTo(to.AsSpan(r * together * 4));
        return (new FloatTensor(to, rows, together, 2, 2), channels / together);
    }
}
