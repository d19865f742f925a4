using System.Runtime.InteropServices;
using ProcGan.Runtime.Imaging;

namespace ProcGan.Runtime.Models;

/// <summary>The last steps of a picture as part of the graph: scale, round, and lay out as RGBA8 on the device, so that four bytes a pixel
/// come back rather than four a channel.</summary>
/// <remarks>A pixel is one int32, R in the lowest byte: integers of 32 bits are what every provider computes with, bytes are not (WebGPU).
/// Protobuf merges messages that stand behind each other, so the tail is appended to the file, and nothing of the file is rewritten.</remarks>
static class PictureTail
{
    /// <summary>The output that it adds: int32 [N, H, W].</summary>
    public const string Output = "procgan.rgba8";

    /// <summary>Clip takes its bounds as inputs from here on.</summary>
    const long OldestOpset = 11;

    const int Float = 1, Int32 = 6, Int64 = 7;

    /// <summary>The model with its tail; null where its opset is too old for one.</summary>
    public static byte[]? Append(byte[] bytes, ModelInfo model)
    {
        if (model.Opset < OldestOpset || model.Channels.Count == 0) return null;
        var colour = ColourChannels.Of(model.Channels);
        var graph = new ProtoWriter();
        Constant(graph, "scale", Float, [127.5f]);
        Constant(graph, "half", Float, [128f]);
        Constant(graph, "low", Float, [0f], scalar: true);
        Constant(graph, "high", Float, [255f], scalar: true);
        // The same operations as Rgba8's; a device may fuse the first two, which moves a byte by one step at most.
        Node(graph, "Mul", [model.ImageName, Name("scale")], "scaled");
        Node(graph, "Add", [Name("scaled"), Name("half")], "shifted");
        Node(graph, "Clip", [Name("shifted"), Name("low"), Name("high")], "clipped");
        Node(graph, "Cast", [Name("clipped")], "bytes", new ProtoWriter().Text(1, "to").Number(3, Int32).Number(20, 2));
        bool grey = colour.R == colour.G && colour.G == colour.B;
        if (grey) Term(graph, "rgb", colour.R, 0x010101);
        else
        {
            Term(graph, "r", colour.R, 1);
            Term(graph, "g", colour.G, 1 << 8);
            Term(graph, "b", colour.B, 1 << 16);
            Node(graph, "Add", [Name("r"), Name("g")], "rg");
            Node(graph, "Add", [Name("rg"), Name("b")], "rgb");
        }
        if (colour.Alpha >= 0) Term(graph, "alpha", colour.Alpha, 1 << 24);        // wraps into the sign, as the byte belongs
        else Constant(graph, "alpha", Int32, [unchecked((int)0xFF000000)]);
        graph.Message(1, new ProtoWriter().Text(1, Name("rgb")).Text(1, Name("alpha")).Text(2, Output).Text(3, Output).Text(4, "Add"));
        graph.Message(12, new ProtoWriter().Text(1, Output).Message(2, new ProtoWriter().Message(1, new ProtoWriter().Number(1, Int32))));
        byte[] tail = new ProtoWriter().Message(7, graph).ToArray();
        var whole = new byte[bytes.Length + tail.Length];
        bytes.CopyTo(whole, 0);
        tail.CopyTo(whole, bytes.Length);
        return whole;
    }

    /// <summary>One channel of the bytes [N, C, H, W], times a power of 256: [N, H, W].</summary>
    static void Term(ProtoWriter graph, string name, int channel, int factor)
    {
        Constant(graph, name + ".index", Int64, [(long)channel], scalar: true);
        Node(graph, "Gather", [Name("bytes"), Name(name + ".index")], factor == 1 ? name : name + ".byte", new ProtoWriter().Text(1, "axis").Number(3, 1).Number(20, 2));
        if (factor == 1) return;
        Constant(graph, name + ".factor", Int32, [factor]);
        Node(graph, "Mul", [Name(name + ".byte"), Name(name + ".factor")], name);
    }

    static void Node(ProtoWriter graph, string op, string[] inputs, string output, ProtoWriter? attribute = null)
    {
        var node = new ProtoWriter();
        foreach (string input in inputs) node.Text(1, input);
        node.Text(2, Name(output)).Text(3, Name(output)).Text(4, op);
        if (attribute != null) node.Message(5, attribute);
        graph.Message(1, node);
    }

    static void Constant<T>(ProtoWriter graph, string name, int type, T[] values, bool scalar = false) where T : unmanaged
    {
        var tensor = new ProtoWriter();
        if (!scalar) tensor.Number(1, values.Length);
        graph.Message(5, tensor.Number(2, type).Text(8, Name(name)).Bytes(9, MemoryMarshal.AsBytes<T>(values)));
    }

    static string Name(string part) => "procgan.tail." + part;
}
