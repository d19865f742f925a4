using ProcGan.Trainer.Export.Onnx;

namespace ProcGan.Trainer.Export;

/// <summary>The operators that the exporter writes; all of the standard set, so that any runtime knows them.</summary>
sealed partial class OnnxGraph
{
    /// <summary>Convolution. x [N, I, H, W], weight [O, I / groups, k, k], bias [O].</summary>
    /// <param name="name">Prefix of the weights' names.</param>
    public Value Conv(string name, Value x, FloatTensor weight, float[]? bias = null, int stride = 1, int pads = 0, int groups = 1) =>
        Convolution("Conv", name, x, weight, bias, weight.Shape[0], stride, pads, groups);

    /// <summary>Transposed convolution. x [N, I, H, W], weight [I, O, k, k], bias [O] -> side (H - 1) * stride + k - 2 * pads.</summary>
    /// <param name="name">Prefix of the weights' names.</param>
    public Value ConvTranspose(string name, Value x, FloatTensor weight, float[]? bias = null, int stride = 1, int pads = 0) =>
        Convolution("ConvTranspose", name, x, weight, bias, weight.Shape[1], stride, pads);

    /// <summary>x [N, I] times weight [I, O], plus bias [O].</summary>
    /// <param name="name">Prefix of the weights' names.</param>
    public Value Gemm(string name, Value x, FloatTensor weight, float[]? bias = null)
    {
        weight.Expect(name, -1, -1);
        List<Value> inputs = [x, Kernel(name + ".weight", weight)];
        if (bias is not null)
            inputs.Add(Constant(name + ".bias", new FloatTensor(bias, weight.Shape[1])));
        return Node("Gemm", inputs);
    }

    public Value Relu(Value x) => Node("Relu", [x]);
    public Value LeakyRelu(Value x, float slope) => Node("LeakyRelu", [x], Float("alpha", slope));
    public Value Tanh(Value x) => Node("Tanh", [x]);
    public Value Sigmoid(Value x) => Node("Sigmoid", [x]);
    public Value Add(Value a, Value b) => Node("Add", [a, b]);

    public Value Sub(Value a, Value b) => Node("Sub", [a, b]);
    public Value Abs(Value x) => Node("Abs", [x]);
    public Value Sqrt(Value x) => Node("Sqrt", [x]);
    public Value Sin(Value x) => Node("Sin", [x]);
    public Value Cos(Value x) => Node("Cos", [x]);

    /// <summary>Mean of each 2 x 2 pixels: [N, C, H, W] -> [N, C, H / 2, W / 2], an odd last line left out.</summary>
    public Value AveragePool2(Value x) => Node("AveragePool", [x], Ints("kernel_shape", 2, 2), Ints("strides", 2, 2));

    /// <summary>Mean of the four pixels that meet at each inner corner: [N, C, H, W] -> [N, C, H - 1, W - 1].</summary>
    public Value MeanOfCorners(Value x) => Node("AveragePool", [x], Ints("kernel_shape", 2, 2), Ints("strides", 1, 1));

    /// <summary>Mean of each channel: [N, C, H, W] -> [N, C, 1, 1].</summary>
    public Value MeanOfPixels(Value x) => Node("ReduceMean", [x], Ints("axes", 2, 3), Int("keepdims", 1));

    /// <summary>Product of two values, the smaller one repeated to fit: a [N, 1, H, W] map times factors [1, C, 1, 1], say.</summary>
    public Value Mul(Value a, Value b) => Node("Mul", [a, b]);

    /// <summary>Multiplies channel c of x [N, C, H, W] by <paramref name="factors"/>[c]; C may be 1, then it becomes the factors' number.</summary>
    /// <param name="name">Name of the constant [1, C, 1, 1].</param>
    public Value Mul(string name, Value x, ReadOnlyMemory<float> factors) =>
        Mul(x, Constant(name, new FloatTensor(factors, 1, factors.Length, 1, 1)));

    public Value Div(Value a, Value b) => Node("Div", [a, b]);

    public Value AddNumber(Value x, float number) => Add(x, Constant($"const_{graph.Initializer.Count}", new FloatTensor(new[] { number }, 1)));
    public Value MulNumber(Value x, float number) => Mul(x, Constant($"const_{graph.Initializer.Count}", new FloatTensor(new[] { number }, 1)));

    /// <summary>Mean over the channels of each pixel: [N, C, ...] -> [N, 1, ...].</summary>
    public Value MeanOfChannels(Value x) => Node("ReduceMean", [x], Ints("axes", 1), Int("keepdims", 1));

    /// <summary>One pixel more on each side, taken from the other side: [N, C, H, W] -> [N, C, H + 2, W + 2].</summary>
    /// <remarks>Opset 17 has no Pad that wraps.</remarks>
    public Value WrapPad(Value x)
    {
        x = Node("Concat", [Slice(x, 2, -1, long.MaxValue), x, Slice(x, 2, 0, 1)], Int("axis", 2));
        return Node("Concat", [Slice(x, 3, -1, long.MaxValue), x, Slice(x, 3, 0, 1)], Int("axis", 3));
    }

    /// <summary>Joins along the channels.</summary>
    public Value Concat(params Value[] values) => values.Length == 1 ? values[0] : Node("Concat", values, Int("axis", 1));

    /// <summary>Every pixel four times: [N, C, H, W] -> [N, C, 2H, 2W].</summary>
    public Value UpsampleNearest2(Value x)
    {
        Value scales = Constant($"const_{graph.Initializer.Count}", new FloatTensor(new float[] { 1, 1, 2, 2 }, 4));
        return Node("Resize", [x, new Value(""), scales],
            Text("coordinate_transformation_mode", "asymmetric"), Text("mode", "nearest"), Text("nearest_mode", "floor"));
    }

    /// <summary>Bilinear, pixels' middles on pixels' middles, borders repeated: [N, C, H, W] -> [N, C, factor H, factor W].</summary>
    public Value UpsampleLinear(Value x, int factor)
    {
        Value scales = Constant($"const_{graph.Initializer.Count}", new FloatTensor(new float[] { 1, 1, factor, factor }, 4));
        return Node("Resize", [x, new Value(""), scales], Text("coordinate_transformation_mode", "half_pixel"), Text("mode", "linear"));
    }

    /// <summary>Torch's pixel_shuffle: [N, C * 4, H, W] -> [N, C, 2H, 2W]; channel c * 4 + 2 * dy + dx becomes pixel (dx, dy) of a cell.</summary>
    public Value DepthToSpace2(Value x) => DepthToSpace(x, 2);

    /// <summary>The same for blocks of any side.</summary>
    public Value DepthToSpace(Value x, int side) => Node("DepthToSpace", [x], Int("blocksize", side), Text("mode", "CRD"));

    /// <summary>Another shape for the same values; -1 is what remains, 0 keeps the side.</summary>
    public Value Reshape(Value x, params long[] shape) => Node("Reshape", [x, Integers(shape)]);

    /// <summary>Keeps <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive, negative counts from the end) of one axis.</summary>
    public Value Slice(Value x, long axis, long start, long end) =>
        Node("Slice", [x, Integers(start), Integers(end), Integers(axis)]);

    /// <summary>Leaves out lines on all four sides: [N, C, H, W] -> [N, C, H - 2 lines, W - 2 lines].</summary>
    public Value Cut(Value x, int lines) =>
        lines == 0 ? x : Node("Slice", [x, Integers(lines, lines), Integers(-lines, -lines), Integers(2, 3)]);

    Value Convolution(string op, string name, Value x, FloatTensor weight, float[]? bias, long outputs, int stride, int pads, int groups = 1)
    {
        long side = weight.Expect(name, -1, -1, -1, -1).Shape[2];
        List<Value> inputs = [x, Kernel(name + ".weight", weight.Expect(name, -1, -1, side, side))];
        if (bias is not null)
            inputs.Add(Constant(name + ".bias", new FloatTensor(bias, outputs)));
        AttributeProto[] attributes =
            [Ints("kernel_shape", side, side), Ints("pads", pads, pads, pads, pads), Ints("strides", stride, stride)];
        return Node(op, inputs, groups == 1 ? attributes : [.. attributes, Int("group", groups)]);
    }
}
