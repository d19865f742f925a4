using Google.Protobuf;
using ProcGan.Runtime.Latents;
using ProcGan.Trainer.Export;

namespace ProcGan.Trainer.Metrics;

/// <summary>
/// A network that was never trained, as a yardstick for textures: <c>random-texture-1</c>. Random filters tell textures apart as well as
/// learnt ones tell objects apart (Naeem et al. 2020 judge with random embeddings; Ustyuzhaninov et al. 2017 make textures with them).
/// </summary>
/// <remarks>At full, half and quarter resolution: 48 filters of 5 x 5, absolute values, halved, 64 filters of 3 x 3, absolute values; of
/// both the mean and the deviation over the picture, and of the picture itself too. Its numbers are not those of an Inception network.</remarks>
static class RandomFeatures
{
    public const string Name = "random-texture-1";

    const int First = 48, Second = 64, Scales = 3, SmallestSide = 16;
    const ulong Seed = 1, Stream = 52;

    /// <summary>The network for pictures of some shape, as an ONNX file.</summary>
    public static byte[] Network(int channels, int height, int width)
    {
        var random = new Philox(Seed, Stream);
        FloatTensor first = Filters(ref random, First, channels, 5), second = Filters(ref random, Second, First, 3);
        var graph = new OnnxGraph(Name);
        // Copied by the network itself: sums over the caller's memory would depend on where it lies, and so on the threads.
        Value x = graph.Conv("copy", graph.Input("image", "N", channels, height, width), Identity(channels));
        List<Value> features = [];
        for (int scale = 0; scale < Scales && Math.Min(height, width) >> scale >= Math.Min(SmallestSide, Math.Min(height, width)); scale++)
        {
            if (scale > 0)
                x = graph.AveragePool2(x);
            Value edges = graph.Abs(graph.Conv($"first{scale}", x, first));
            Value corners = graph.Abs(graph.Conv($"second{scale}", graph.AveragePool2(edges), second));
            foreach (Value map in new[] { x, edges, corners })
            {
                Value mean = graph.MeanOfPixels(map), centred = graph.Sub(map, mean);
                features.Add(mean);
                features.Add(graph.Sqrt(graph.MeanOfPixels(graph.Mul(centred, centred))));
            }
        }
        Value all = graph.Reshape(graph.Concat([.. features]), 0, -1);
        graph.Output("features", all, "N", "D");
        return graph.ToModel().ToByteArray();
    }

    static FloatTensor Identity(int channels)
    {
        var values = new float[channels * channels];
        for (int c = 0; c < channels; c++)
            values[c * channels + c] = 1;
        return new FloatTensor(values, channels, channels, 1, 1);
    }

    /// <summary>[outputs, inputs, side, side], each filter with mean 0 and length 1: brightness alone gives no answer.</summary>
    static FloatTensor Filters(ref Philox random, int outputs, int inputs, int side)
    {
        int size = inputs * side * side;
        var values = new float[outputs * size];
        var filter = new double[size];
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < size; i++)
                filter[i] = random.NextNormal();
            double mean = filter.Average(), length = Math.Sqrt(filter.Sum(v => (v - mean) * (v - mean)));
            for (int i = 0; i < size; i++)
                values[o * size + i] = (float)((filter[i] - mean) / length);
        }
        return new FloatTensor(values, outputs, inputs, side, side);
    }
}
