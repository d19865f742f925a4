using System.Buffers.Binary;
using System.Text;

namespace ProcGan.Runtime.Models;

/// <summary>The outside of an ONNX file: what is needed to judge it before ONNX Runtime sees it.</summary>
/// <remarks>A bounded walk over the protobuf that skips all weights; numbers are checked before they are used, and nothing in the file
/// makes it open another. Errors leave as <see cref="InvalidDataException"/> whose message continues "'file' ...".</remarks>
sealed class OnnxFile
{
    public long IrVersion { get; private set; }
    public long Opset { get; private set; }
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);
    public List<OnnxPort> Inputs { get; } = [];
    public List<OnnxPort> Outputs { get; } = [];

    readonly HashSet<string> initializers = new(StringComparer.Ordinal);
    readonly HashSet<string> functions = new(StringComparer.Ordinal);        // "domain/name" of those that the file defines
    readonly List<(string Domain, string Op)> foreign = [];                  // of other domains: known once the whole file is read
    readonly Dictionary<string, double> sizes = new(StringComparer.Ordinal);      // small constants: the product of their numbers
    readonly List<(string Op, string Input, double Most)> sized = [];             // what must not be larger
    int nodes, metadataCharacters;
    bool hasGraph;

    OnnxFile() { }

    public static OnnxFile Parse(ReadOnlySpan<byte> bytes)
    {
        RefuseOtherFormats(bytes);
        var file = new OnnxFile();
        file.ReadModel(bytes);
        if (file.IrVersion <= 0 || !file.hasGraph)
            throw new InvalidDataException("is no ONNX model: it has no "
                + (file.hasGraph ? "IR version" : "graph") + "; export the generator to ONNX and load that file");
        file.CheckOperators();
        file.Inputs.RemoveAll(input => file.initializers.Contains(input.Name));     // old files list weights as inputs too
        return file;
    }

    /// <summary>The usual mix-ups, each with its own remedy.</summary>
    static void RefuseOtherFormats(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw new InvalidDataException("is empty, expected an ONNX model; export or download it again");
        if (bytes.StartsWith("version https://git-lfs"u8))
            throw new InvalidDataException("is a Git LFS pointer, not a model; run 'git lfs pull' and load it again");
        if (bytes.StartsWith("PK\x03\x04"u8))
            throw new InvalidDataException("is a zip archive (a PyTorch checkpoint?), expected an ONNX model; export it with torch.onnx.export");
        if (bytes.Length > 8 && bytes.Slice(4, 4).SequenceEqual("ORTM"u8))
            throw new InvalidDataException("is in ONNX Runtime's own .ort format, expected .onnx; load the file that it was made from");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            throw new InvalidDataException("is a picture, expected an ONNX model; check the path");
        var head = bytes.Slice(0, Math.Min(bytes.Length, 256));
        bool text = true;
        foreach (byte b in head) text &= b is >= 0x20 and < 0x7F or (byte)'\n' or (byte)'\r' or (byte)'\t' or >= 0x80;
        if (text)
            throw new InvalidDataException($"is a text file (it begins '{FirstWords(head)}'), expected an ONNX model; check the path");
    }

    static string FirstWords(ReadOnlySpan<byte> head)
    {
        string line = Encoding.UTF8.GetString(head.Slice(0, Math.Min(head.Length, 40))).Trim();
        int end = line.IndexOfAny(['\n', '\r']);
        return end < 0 ? line : line.Substring(0, end).Trim();
    }

    void ReadModel(ReadOnlySpan<byte> bytes)
    {
        var model = new ProtoReader(bytes);
        while (model.Next())
            switch (model.Field)
            {
                case 1: IrVersion = model.ReadInt64(); break;
                case 8: ReadOpset(model.ReadBytes()); break;
                case 7: hasGraph = true; ReadGraph(model.ReadBytes(), 0); break;
                case 14: ReadMetadata(model.ReadBytes()); break;
                case 25: ReadFunction(model.ReadBytes()); break;
                default: model.Skip(); break;
            }
    }

    void ReadOpset(ReadOnlySpan<byte> bytes)
    {
        string domain = "";
        long version = 0;
        var import = new ProtoReader(bytes);
        while (import.Next())
            switch (import.Field)
            {
                case 1: domain = import.ReadString(); break;
                case 2: version = import.ReadInt64(); break;
                default: import.Skip(); break;
            }
        if (domain is "" or "ai.onnx") Opset = version;
    }

    /// <summary>What can be judged only when all of the file is known.</summary>
    void CheckOperators()
    {
        if (Opset is < OperatorRules.OldestOpset or > OperatorRules.NewestOpset)
            throw new InvalidDataException($"has opset {Opset}, expected {OperatorRules.OldestOpset} to {OperatorRules.NewestOpset}; export it again with opset 17 or lower");
        foreach (var (domain, op) in foreign)
            if (!functions.Contains(domain + "/" + op))
                throw new InvalidDataException($"contains the operator '{OperatorRules.Short(op)}' of '{OperatorRules.Short(domain)}', expected operators of ONNX alone; "
                    + "export it again without custom operators");
        foreach (var (op, input, most) in sized)
            if (sizes.TryGetValue(input, out double product) && !(product <= most))
                throw new InvalidDataException($"has a {op} to {product:0} elements or times, at most {most:0} are made; it is damaged, get it again");
    }

    void ReadMetadata(ReadOnlySpan<byte> bytes)
    {
        string key = "", value = "";
        var entry = new ProtoReader(bytes);
        while (entry.Next())
            switch (entry.Field)
            {
                case 1: key = entry.ReadString(); break;
                case 2: value = entry.ReadString(); break;
                default: entry.Skip(); break;
            }
        metadataCharacters += key.Length + value.Length;
        if (Metadata.Count >= Limits.MetadataEntries || metadataCharacters > Limits.MetadataCharacters)
            throw new InvalidDataException($"has more metadata than is read: at most {Limits.MetadataEntries} entries of "
                + $"{Limits.MetadataCharacters} characters in all");
        Metadata[key] = value;
    }

    void ReadGraph(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > Limits.SubgraphDepth)
            throw new InvalidDataException($"nests graphs deeper than {Limits.SubgraphDepth}; an image generator needs none");
        var graph = new ProtoReader(bytes);
        while (graph.Next())
            switch (graph.Field)
            {
                case 1: ReadNode(graph.ReadBytes(), depth); break;
                case 5: ReadTensor(graph.ReadBytes(), depth); break;
                case 11 when depth == 0: AddPort(Inputs, graph.ReadBytes()); break;
                case 12 when depth == 0: AddPort(Outputs, graph.ReadBytes()); break;
                case 15: ReadSparseTensor(graph.ReadBytes()); break;
                default: graph.Skip(); break;
            }
    }

    void ReadFunction(ReadOnlySpan<byte> bytes)
    {
        string name = "", domain = "";
        var function = new ProtoReader(bytes);
        while (function.Next())
            switch (function.Field)
            {
                case 1: name = function.ReadString(); break;
                case 7: ReadNode(function.ReadBytes(), 0); break;
                case 10: domain = function.ReadString(); break;
                default: function.Skip(); break;
            }
        functions.Add(domain + "/" + name);
    }

    void ReadNode(ReadOnlySpan<byte> bytes, int depth)
    {
        if (++nodes > Limits.Nodes) throw new InvalidDataException($"has more than {Limits.Nodes} nodes, the most that is loaded");
        string op = "", domain = "", output = "";
        List<string> inputs = [];
        var node = new ProtoReader(bytes);
        while (node.Next())
            switch (node.Field)
            {
                case 1 when inputs.Count < 8: inputs.Add(node.ReadString()); break;        // none that says a size comes later
                case 2: output = node.ReadString(); break;
                case 4: op = node.ReadString(); break;
                case 7: domain = node.ReadString(); break;
                default: node.Skip(); break;
            }
        if (domain is not ("" or "ai.onnx")) foreign.Add((domain, op));
        else if (OperatorRules.Refuse(op) is { } wrong) throw new InvalidDataException(wrong);
        if (OperatorRules.SizeInput(op) is { } size && size.Input < inputs.Count) sized.Add((op, inputs[size.Input], size.Most));
        node = new(bytes);
        while (node.Next())
            if (node.Field == 5) ReadAttribute(node.ReadBytes(), depth, op, output);
            else node.Skip();
    }

    void ReadAttribute(ReadOnlySpan<byte> bytes, int depth, string op, string output)
    {
        string name = "";
        var attribute = new ProtoReader(bytes);
        while (attribute.Next())
            if (attribute.Field == 1) name = attribute.ReadString();
            else attribute.Skip();
        var bounds = OperatorRules.Bounds(op, name);
        attribute = new(bytes);
        while (attribute.Next())
            switch (attribute.Field)
            {
                case 3: CheckNumber(attribute.ReadInt64(), bounds, op, name); break;
                case 8 when attribute.WireType == ProtoReader.Bytes:
                    var packed = new ProtoReader(attribute.ReadBytes());
                    while (!packed.AtEnd) CheckNumber(unchecked((long)packed.ReadVarint()), bounds, op, name);
                    break;
                case 8: CheckNumber(attribute.ReadInt64(), bounds, op, name); break;
                case 5: ReadTensor(attribute.ReadBytes(), depth + 1, op == "Constant" ? output : null); break;
                case 10: ReadTensor(attribute.ReadBytes(), depth + 1); break;
                case 6 or 11: ReadGraph(attribute.ReadBytes(), depth + 1); break;
                case 22 or 23: ReadSparseTensor(attribute.ReadBytes()); break;
                default: attribute.Skip(); break;
            }
    }

    static void CheckNumber(long value, (long Low, long High)? bounds, string op, string name)
    {
        if (bounds is { } b && (value < b.Low || value > b.High))
            throw new InvalidDataException($"has a {op} with {name} {value}, expected {b.Low} to {b.High}; it is damaged, get it again");
    }

    void ReadSparseTensor(ReadOnlySpan<byte> bytes)
    {
        var sparse = new ProtoReader(bytes);
        while (sparse.Next())
            if (sparse.Field is 1 or 2) ReadTensor(sparse.ReadBytes(), depth: 1);
            else sparse.Skip();
    }

    /// <param name="bytes">The tensor.</param>
    /// <param name="depth">0 for a weight of the graph.</param>
    /// <param name="constant">What a Constant calls it, if it is one.</param>
    void ReadTensor(ReadOnlySpan<byte> bytes, int depth, string? constant = null)
    {
        string name = "";
        long elements = 1;
        int type = 0;
        ReadOnlySpan<byte> raw = default;
        double product = 1;
        bool stated = false;
        var tensor = new ProtoReader(bytes);
        while (tensor.Next())
            switch (tensor.Field)
            {
                case 1 when tensor.WireType == ProtoReader.Bytes:
                    var packed = new ProtoReader(tensor.ReadBytes());
                    while (!packed.AtEnd) elements = Multiply(elements, unchecked((long)packed.ReadVarint()));
                    break;
                case 1: elements = Multiply(elements, tensor.ReadInt64()); break;
                case 2: type = (int)tensor.ReadInt64(); break;
                case 7 when tensor.WireType == ProtoReader.Bytes:
                    var numbers = new ProtoReader(tensor.ReadBytes());
                    for (stated = true; !numbers.AtEnd;) product *= Factor(unchecked((long)numbers.ReadVarint()));
                    break;
                case 7:
                    stated = true;
                    product *= Factor(tensor.ReadInt64());
                    break;
                case 9: raw = tensor.ReadBytes(); break;
                case 8: name = tensor.ReadString(); break;
                case 13:
                    throw new InvalidDataException($"keeps the tensor '{name}' in another file, and no other file is opened; "
                        + "save the model with its weights inside");
                case 14 when tensor.ReadInt64() == 1:
                    throw new InvalidDataException($"keeps the tensor '{name}' in another file, and no other file is opened; "
                        + "save the model with its weights inside");
                case 14: break;
                default: tensor.Skip(); break;
            }
        // No element takes less than four bits, so a tensor that claims more than two a byte lies.
        if (elements > 2L * bytes.Length)
            throw new InvalidDataException($"claims a tensor '{name}' of {elements} elements in {bytes.Length} bytes; it is damaged, get it again");
        if (depth == 0 && name.Length > 0) initializers.Add(name);
        if (elements > 16 || (type != Int64 && type != OnnxPort.Float)) return;
        for (int i = 0; type == Int64 && i + 8 <= raw.Length; i += 8) product *= Factor(BinaryPrimitives.ReadInt64LittleEndian(raw.Slice(i)));
        for (int i = 0; type == OnnxPort.Float && i + 4 <= raw.Length; i += 4)
            product *= Math.Max(1, Math.Abs((double)BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt32LittleEndian(raw.Slice(i)))));
        if (stated || !raw.IsEmpty) sizes[constant ?? name] = product;
    }

    const int Int64 = 7;

    /// <summary>0 and -1 mean "as it is" and "the rest"; a size that is more negative makes no sense, and ONNX Runtime says so.</summary>
    static double Factor(long number) => Math.Max(1, (double)number);

    static long Multiply(long elements, long dim) =>
        dim < 0 ? throw new InvalidDataException($"has a tensor with the dimension {dim}; it is damaged, get it again")
        : dim != 0 && elements > long.MaxValue / dim ? long.MaxValue : elements * dim;

    static void AddPort(List<OnnxPort> ports, ReadOnlySpan<byte> bytes)
    {
        if (ports.Count >= Limits.Nodes) throw new InvalidDataException($"lists more than {Limits.Nodes} inputs, the most that is read");
        string name = "";
        int elementType = 0;
        long[]? dims = null;
        var port = new ProtoReader(bytes);
        while (port.Next())
            switch (port.Field)
            {
                case 1: name = port.ReadString(); break;
                case 2: ReadType(port.ReadBytes(), ref elementType, ref dims); break;
                default: port.Skip(); break;
            }
        ports.Add(new(name, elementType, dims));
    }

    static void ReadType(ReadOnlySpan<byte> bytes, ref int elementType, ref long[]? dims)
    {
        var type = new ProtoReader(bytes);
        while (type.Next())
        {
            if (type.Field != 1)
            {
                type.Skip();
                continue;
            }
            var tensor = new ProtoReader(type.ReadBytes());
            while (tensor.Next())
                switch (tensor.Field)
                {
                    case 1: elementType = (int)tensor.ReadInt64(); break;
                    case 2: dims = ReadShape(tensor.ReadBytes()); break;
                    default: tensor.Skip(); break;
                }
        }
    }

    static long[] ReadShape(ReadOnlySpan<byte> bytes)
    {
        List<long> dims = [];
        var shape = new ProtoReader(bytes);
        while (shape.Next())
        {
            if (shape.Field != 1)
            {
                shape.Skip();
                continue;
            }
            long dim = OnnxPort.Symbolic;
            var reader = new ProtoReader(shape.ReadBytes());
            while (reader.Next())
                if (reader.Field == 1) dim = Math.Max(OnnxPort.Symbolic, reader.ReadInt64());
                else reader.Skip();
            if (dims.Count >= 16) throw new InvalidDataException("has a tensor of more than 16 dimensions; it is damaged, get it again");
            dims.Add(dim);
        }
        return dims.ToArray();
    }
}
