using System.Text;
using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Models;

/// <summary>Writes ONNX files by hand, wrong ones above all. Dimensions of -1 are symbolic.</summary>
sealed class OnnxBuilder
{
    public List<byte[]> Inputs { get; } = [Port("z", 1, -1, 4, -1, -1)];
    public List<byte[]> Outputs { get; } = [Port("image", 1, -1, 3, -1, -1)];
    public List<byte[]> Nodes { get; } = [Node("Tanh", "z", "image")];
    public List<byte[]> Initializers { get; } = [];
    public Dictionary<string, string> Metadata { get; } = new()
    {
        ["format"] = "1", ["family"] = "spatial", ["z"] = "4", ["z.local"] = "4", ["z.global"] = "0", ["z.periodic"] = "0",
        ["margin"] = "1", ["stride"] = "8", ["resolution"] = "64", ["channels"] = "albedo.r,albedo.g,albedo.b",
    };
    public int IrVersion { get; set; } = 8;
    public int Opset { get; set; } = 17;

    public byte[] Build()
    {
        var graph = Nodes.Select(n => Field(1, n)).Append(Text(2, "g")).Concat(Initializers.Select(i => Field(5, i)))
            .Concat(Inputs.Select(i => Field(11, i))).Concat(Outputs.Select(o => Field(12, o)));
        var model = new[] { Number(1, IrVersion), Field(7, Join(graph)), Field(8, Join(Text(1, ""), Number(2, Opset))) }
            .Concat(Metadata.Select(m => Field(14, Join(Text(1, "procgan." + m.Key), Text(2, m.Value)))));
        return Join(model);
    }

    public static byte[] Port(string name, int type, params long[] dims) => Join(Text(1, name), Field(2, Field(1,
        Join(Number(1, type), Field(2, Join(dims.Select(d => Field(1, d < 0 ? Text(2, "d") : Number(1, d)))))))));

    public static byte[] Node(string op, string input, string output, params byte[][] attributes) =>
        Join(attributes.Select(a => Field(5, a)).Prepend(Text(4, op)).Prepend(Text(2, output)).Prepend(Text(1, input)));

    public static byte[] Tensor(string name, long[] dims, params byte[][] more) =>
        Join(dims.Select(d => Number(1, d)).Append(Number(2, 1)).Append(Text(8, name)).Concat(more));

    /// <summary>A list of int64, as shapes are.</summary>
    public static byte[] Tensor64(string name, params long[] values) => Join(Number(1, values.Length), Number(2, 7), Text(8, name),
        Field(9, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));

    /// <summary>A tensor of random weights, scaled to keep the variance of what goes through.</summary>
    public static byte[] Weights(string name, int fanIn, params long[] dims)
    {
        var values = new float[dims.Aggregate(1L, (a, b) => a * b)];
        new Philox((ulong)dims[0]).FillNormal(values, 0, 1.4f / MathF.Sqrt(fanIn));
        return Tensor(name, dims, Field(9, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));
    }

    /// <summary>Convolutions have two inputs and lists of integers.</summary>
    public static byte[] Convolution(string op, string input, string weights, string output, int kernel, int stride, int pad) => Join(
        Text(1, input), Text(1, weights), Text(2, output), Text(4, op), Field(5, Integers("kernel_shape", kernel, kernel)),
        Field(5, Integers("strides", stride, stride)), Field(5, Integers("pads", pad, pad, pad, pad)));

    static byte[] Integers(string name, params long[] values) =>
        Join(values.Select(v => Number(8, v)).Prepend(Text(1, name)).Append(Number(20, 7)));

    public static byte[] Field(int field, byte[] bytes) => Join(Varint((ulong)field << 3 | 2), Varint((ulong)bytes.Length), bytes);
    public static byte[] Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));
    public static byte[] Number(int field, long value) => Join(Varint((ulong)field << 3), Varint((ulong)value));
    public static byte[] Join(params byte[][] parts) => Join(parts.AsEnumerable());
    public static byte[] Join(IEnumerable<byte[]> parts) => parts.SelectMany(p => p).ToArray();

    static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return bytes.ToArray();
    }
}
