using System.Runtime.InteropServices;
using Google.Protobuf;
using ProcGan.Trainer.Export.Onnx;
using ProcGan.Trainer.Files;
using DataType = ProcGan.Trainer.Export.Onnx.TensorProto.Types.DataType;

namespace ProcGan.Trainer.Export;

/// <summary>A value inside a graph: what one operator makes and others take.</summary>
readonly record struct Value(string Name);

/// <summary>One side of an input or output: a size, or a symbol for a size that the caller chooses.</summary>
readonly record struct Dim(long Size, string? Symbol)
{
    public static implicit operator Dim(long size) => new(size, null);
    public static implicit operator Dim(string symbol) => new(0, symbol);
}

/// <summary>Builds one ONNX model (opset 17, IR 8). The operators are in <c>OnnxGraph.Operators.cs</c>.</summary>
/// <remarks>The same calls give the same bytes. It knows nothing of torch, so that graphs can be tested by hand.</remarks>
/// <param name="name">The graph's name.</param>
/// <param name="half">Stores kernels as float16 and casts them back where they are used: half the file, nearly the same image.</param>
sealed partial class OnnxGraph(string name, bool half = false)
{
    const int Opset = 17, IrVersion = 8;

    readonly GraphProto graph = new() { Name = name };
    readonly SortedDictionary<string, string> metadata = new(StringComparer.Ordinal);
    readonly HashSet<string> names = [];

    /// <summary>Adds a float32 input.</summary>
    public Value Input(string name, params Dim[] dims)
    {
        graph.Input.Add(Describe(Unused(name), dims));
        return new Value(name);
    }

    /// <summary>Gives a value its public name and makes it a float32 output.</summary>
    public void Output(string name, Value value, params Dim[] dims)
    {
        // Renaming the producer's output says the same as an Identity node, and costs nothing.
        NodeProto producer = graph.Node.Single(node => node.Output[0] == value.Name);
        producer.Output[0] = Unused(name);
        foreach (NodeProto node in graph.Node)
            for (int i = 0; i < node.Input.Count; i++)
                if (node.Input[i] == value.Name)
                    node.Input[i] = name;
        graph.Output.Add(Describe(name, dims));
    }

    /// <summary>Adds one line to the model's <c>metadata_props</c>; the last value of a key counts.</summary>
    public void Metadata(string key, string value) => metadata[key] = value;

    /// <summary>The finished model.</summary>
    public ModelProto ToModel()
    {
        var model = new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "procgan",
            ProducerVersion = typeof(OnnxGraph).Assembly.GetName().Version!.ToString(3),
            Graph = graph,
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Opset } },
        };
        model.MetadataProps.Add(metadata.Select(pair => new StringStringEntryProto { Key = pair.Key, Value = pair.Value }));
        return model;
    }

    /// <summary>Writes the model whole or not at all.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="verify">Given the finished temporary file; when it throws, the final name stays as it was.</param>
    public void Save(string path, Action<string>? verify = null) =>
        AtomicFile.Write(path, stream => ToModel().WriteTo(stream), verify);

    Value Node(string op, IEnumerable<Value> inputs, params AttributeProto[] attributes) => Node(op, null, inputs, attributes);

    Value Node(string op, string? name, IEnumerable<Value> inputs, params AttributeProto[] attributes)
    {
        string output = Unused(name ?? $"{op}_{graph.Node.Count}");
        var node = new NodeProto { OpType = op, Name = output, Output = { output } };
        node.Input.Add(inputs.Select(input => input.Name));
        node.Attribute.Add(attributes);
        graph.Node.Add(node);
        return new Value(output);
    }

    /// <summary>A kernel: what makes a file large, so it is stored as float16 where that was asked for.</summary>
    Value Kernel(string name, FloatTensor weights)
    {
        if (!half)
            return Constant(name, weights);
        ReadOnlySpan<float> values = weights.Values.Span;
        var halves = new Half[values.Length];
        for (int i = 0; i < halves.Length; i++)
            halves[i] = (Half)values[i];
        if (halves.Any(value => !Half.IsFinite(value)))
            throw new UserError($"'{name}' has a value beyond float16's range: export without --half.");
        Value stored = Constant(name + ".f16", DataType.Float16, MemoryMarshal.AsBytes<Half>(halves), weights.Shape);
        return Node("Cast", name, [stored], Int("to", (long)DataType.Float));
    }

    /// <summary>A tensor that is always the same.</summary>
    /// <param name="stored">It is a part of the model that was learnt, and kept as the kernels are.</param>
    public Value Constant(string name, FloatTensor weights, bool stored) => stored ? Kernel(name, weights) : Constant(name, weights);

    Value Constant(string name, FloatTensor weights)
    {
        foreach (float value in weights.Values.Span)
            if (!float.IsFinite(value))
                throw new UserError($"'{name}' holds {value}, the training has diverged: export an earlier checkpoint.");
        return Constant(name, DataType.Float, MemoryMarshal.AsBytes(weights.Values.Span), weights.Shape);
    }

    Value Integers(params long[] values) =>
        Constant($"const_{graph.Initializer.Count}", DataType.Int64, MemoryMarshal.AsBytes<long>(values), [values.Length]);

    Value Constant(string name, DataType type, ReadOnlySpan<byte> raw, IReadOnlyList<long> shape)
    {
        graph.Initializer.Add(new TensorProto
        {
            Name = Unused(name), DataType = type, Dims = { shape }, RawData = ByteString.CopyFrom(raw),
        });
        return new Value(name);
    }

    string Unused(string name) =>
        names.Add(name) ? name : throw new ArgumentException($"The name '{name}' is in the graph already.");

    static AttributeProto Int(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    static AttributeProto Ints(string name, params long[] values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    static AttributeProto Float(string name, float value) =>
        new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    static AttributeProto Text(string name, string value) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    static ValueInfoProto Describe(string name, Dim[] dims)
    {
        var shape = new TensorShapeProto();
        foreach (Dim dim in dims)
            shape.Dim.Add(dim.Symbol is null
                ? new TensorShapeProto.Types.Dimension { DimValue = dim.Size }
                : new TensorShapeProto.Types.Dimension { DimParam = dim.Symbol });
        var tensor = new TypeProto.Types.Tensor { ElemType = DataType.Float, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }
}
