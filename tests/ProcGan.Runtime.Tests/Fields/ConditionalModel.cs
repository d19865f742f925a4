using ProcGan.Runtime.Tests.Models;
using static ProcGan.Runtime.Tests.Models.OnnxBuilder;

namespace ProcGan.Runtime.Tests.Fields;

/// <summary>Small conditional models as ONNX files: 3 classes, margin 1, 4 pixels a cell.</summary>
static class ConditionalModel
{
    /// <summary>The image is a function that can be said: in each cell's 4 x 4 pixels, channel c is the mean of label c over 3 x 3 cells.</summary>
    public static byte[] Means()
    {
        var builder = Builder(global: 0);
        builder.Initializers.AddRange([Diagonal("nothing", 0, 4, 3, 3), Diagonal("mean", 1 / 9f, 3, 3, 3), Spread("spread")]);
        builder.Nodes.AddRange([
            Convolution("Conv", "z", "nothing", "zero", 3, 1, 0), Convolution("Conv", "label", "mean", "means", 3, 1, 0),
            Add("zero", "means", "sum"), Convolution("ConvTranspose", "sum", "spread", "image", 4, 4, 0),
        ]);
        return builder.Build();
    }

    /// <summary>A picture: random weights on local and global latents and the label.</summary>
    public static byte[] Picture()
    {
        var builder = Builder(global: 2);
        builder.Initializers.AddRange([Weights("a", 24, 24, 4, 3, 3), Weights("b", 4, 24, 3, 3, 3), Weights("c", 80, 24, 3, 4, 4)]);
        builder.Nodes.AddRange([
            Convolution("Conv", "z", "a", "p", 3, 1, 0), Convolution("Conv", "label", "b", "q", 3, 1, 0), Add("p", "q", "sum"),
            Node("Relu", "sum", "r"), Convolution("ConvTranspose", "r", "c", "s", 4, 4, 0), Node("Tanh", "s", "image"),
        ]);
        return builder.Build();
    }

    /// <summary>A vector model whose three colours are the label.</summary>
    public static byte[] Vector()
    {
        var builder = Builder(global: 0);
        builder.Inputs[0] = Port("z", 1, -1, 3, 1, 1);
        builder.Inputs[1] = Port("label", 1, -1, 3);
        builder.Outputs[0] = Port("image", 1, -1, 3, 1, 1);
        builder.Initializers.AddRange([Diagonal("nothing", 0, 3, 3, 1)]);
        builder.Nodes.AddRange([
            Convolution("Conv", "z", "nothing", "zero", 1, 1, 0), Node("Flatten", "zero", "flat"), Add("flat", "label", "sum"),
            Join(Text(1, "sum"), Text(1, "shape"), Text(2, "image"), Text(4, "Reshape")),
        ]);
        builder.Initializers.Add(Join(Number(1, 4), Number(2, 7), Text(8, "shape"),
            Field(9, System.Runtime.InteropServices.MemoryMarshal.AsBytes<long>(new long[] { -1, 3, 1, 1 }).ToArray())));
        foreach (string key in new[] { "stride", "margin", "resolution" }) builder.Metadata.Remove(key);
        (builder.Metadata["z"], builder.Metadata["z.local"], builder.Metadata["family"]) = ("3", "3", "dcgan");
        return builder.Build();
    }

    /// <summary>2 classes, 2 periodic channels, which are the image: each fills its cell's 4 x 4 pixels. No margin, and the label adds nothing.</summary>
    public static byte[] Waves(string waves)
    {
        var builder = Builder(global: 0);
        builder.Inputs[0] = Port("z", 1, -1, 2, -1, -1);
        builder.Inputs[1] = Port("label", 1, -1, 2, -1, -1);
        builder.Outputs[0] = Port("image", 1, -1, 2, -1, -1);
        builder.Initializers.AddRange([Diagonal("nothing", 0, 2, 2, 1), Filled("spread", [2, 2, 4, 4], i => i / 16 % 2 == i / 32 ? 1 : 0)]);
        builder.Nodes.AddRange([
            Convolution("Conv", "label", "nothing", "zero", 1, 1, 0), Add("zero", "z", "sum"), Convolution("ConvTranspose", "sum", "spread", "image", 4, 4, 0),
        ]);
        foreach (var (key, value) in new[] { ("classes", "brick,moss"), ("margin", "0"), ("z", "2"), ("z.local", "0"), ("z.periodic", "2"), ("waves", waves), ("channels", "height,ao") })
            builder.Metadata[key] = value;
        return builder.Build();
    }

    /// <summary>All that a model can have: local, global and periodic latents, waves of each class, noise of its own, directions.</summary>
    public static byte[] Walls(string classes = "brick,moss,sand")
    {
        var builder = Builder(global: 2);
        builder.Inputs[0] = Port("z", 1, -1, 7, -1, -1);
        builder.Inputs.Add(Port("grain", 1, -1, 1, -1, -1));
        builder.Initializers.AddRange([Weights("a", 24, 24, 7, 3, 3), Weights("b", 4, 24, 3, 3, 3), Weights("c", 80, 24, 3, 4, 4), Filled("strength", [1], _ => .2f)]);
        builder.Nodes.AddRange([
            Convolution("Conv", "z", "a", "p", 3, 1, 0), Convolution("Conv", "label", "b", "q", 3, 1, 0), Add("p", "q", "sum"),
            Node("Relu", "sum", "r"), Convolution("ConvTranspose", "r", "c", "s", 4, 4, 0), Join(Text(1, "grain"), Text(1, "strength"), Text(2, "t"), Text(4, "Mul")),
            Add("s", "t", "u"), Node("Tanh", "u", "image"),
        ]);
        foreach (var (key, value) in new[]
        {
            ("classes", classes), ("z", "7"), ("z.local", "2"), ("z.periodic", "3"), ("noise", "grain:4:0"), ("directions", "dark:0.5,-1e-1;old%20%26%20wet:-2,0.0625"),
            ("waves", "0.1,0.33;0.25,-1.5;2,0.001|0.7,0.2;0,0;-0.3,0.11|0.2,0.2;1.25,3;0.5,0.5"),
        })
            builder.Metadata[key] = value;
        return builder.Build();
    }

    /// <summary>A vector model of 6 latents and one direction: each latent is a pixel of 3 x 2, grey.</summary>
    public static byte[] Flat()
    {
        var builder = new OnnxBuilder();
        (builder.Inputs[0], builder.Outputs[0]) = (Port("z", 1, -1, 6), Port("image", 1, -1, 1, 2, 3));
        builder.Nodes.Clear();
        builder.Initializers.Add(Tensor64("shape", -1, 1, 2, 3));
        builder.Nodes.AddRange([Node("Tanh", "z", "t"), Join(Text(1, "t"), Text(1, "shape"), Text(2, "image"), Text(4, "Reshape"))]);
        foreach (string key in new[] { "stride", "margin", "resolution" }) builder.Metadata.Remove(key);
        foreach (var (key, value) in new[] { ("family", "dcgan"), ("z", "6"), ("z.local", "6"), ("channels", "albedo"), ("directions", "dark:1,0,-1,0.5,0.25,3") })
            builder.Metadata[key] = value;
        return builder.Build();
    }

    static OnnxBuilder Builder(int global)
    {
        var builder = new OnnxBuilder { Inputs = { Port("label", 1, -1, 3, -1, -1) } };
        builder.Nodes.Clear();
        foreach (var (key, value) in new[] { ("classes", "brick,moss,sand"), ("stride", "4"), ("resolution", "32"), ("z.local", $"{4 - global}"), ("z.global", $"{global}") })
            builder.Metadata[key] = value;
        return builder;
    }

    static byte[] Add(string a, string b, string output) => Join(Text(1, a), Text(1, b), Text(2, output), Text(4, "Add"));

    /// <summary>[outputs, inputs, side, side], <paramref name="value"/> where output and input are the same.</summary>
    static byte[] Diagonal(string name, float value, int inputs, int outputs, int side) => Filled(name, [outputs, inputs, side, side],
        i => i / (side * side) % inputs == i / (side * side * inputs) ? value : 0);

    /// <summary>[3, 3, 4, 4]: each value fills 4 x 4 pixels.</summary>
    static byte[] Spread(string name) => Filled(name, [3, 3, 4, 4], i => i / 16 % 3 == i / 48 ? 1 : 0);

    static byte[] Filled(string name, long[] dims, Func<int, float> value)
    {
        var values = Enumerable.Range(0, (int)dims.Aggregate(1L, (a, b) => a * b)).Select(value).ToArray();
        return Tensor(name, dims, Field(9, System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()).ToArray()));
    }
}
