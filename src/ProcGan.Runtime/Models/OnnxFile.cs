using System.Text;

namespace ProcGan.Runtime.Models;

/// <summary>The outside of an ONNX file: what is needed to judge it before ONNX Runtime sees it.</summary>
/// <remarks>A bounded walk over the protobuf that skips all weights; numbers are checked before they are used, and nothing in the file
/// makes it open another. Errors leave as <see cref="InvalidDataException"/> whose message continues "'file' ...".</remarks>
sealed class OnnxFile
{
    public long IrVersion { get; private set; }
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);
    public List<OnnxPort> Inputs { get; } = [];
    public List<OnnxPort> Outputs { get; } = [];

    readonly HashSet<string> initializers = new(StringComparer.Ordinal);
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
                case 7: hasGraph = true; ReadGraph(model.ReadBytes(), 0); break;
                case 14: ReadMetadata(model.ReadBytes()); break;
                case 25: ReadFunction(model.ReadBytes()); break;
                default: model.Skip(); break;
            }
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
        var function = new ProtoReader(bytes);
        while (function.Next())
            if (function.Field == 7) ReadNode(function.ReadBytes(), 0);
            else function.Skip();
    }

    void ReadNode(ReadOnlySpan<byte> bytes, int depth)
    {
        if (++nodes > Limits.Nodes) throw new InvalidDataException($"has more than {Limits.Nodes} nodes, the most that is loaded");
        var node = new ProtoReader(bytes);
        while (node.Next())
            switch (node.Field)
            {
                // A loop's trip count is data: it could keep a caller for ever.
                case 4 when node.ReadString() is "Loop": throw new InvalidDataException("contains a Loop, which is not run; export it unrolled");
                case 4: break;
                case 5: ReadAttribute(node.ReadBytes(), depth); break;
                default: node.Skip(); break;
            }
    }

    void ReadAttribute(ReadOnlySpan<byte> bytes, int depth)
    {
        var attribute = new ProtoReader(bytes);
        while (attribute.Next())
            switch (attribute.Field)
            {
                case 5 or 10: ReadTensor(attribute.ReadBytes(), depth + 1); break;
                case 6 or 11: ReadGraph(attribute.ReadBytes(), depth + 1); break;
                case 22 or 23: ReadSparseTensor(attribute.ReadBytes()); break;
                default: attribute.Skip(); break;
            }
    }

    void ReadSparseTensor(ReadOnlySpan<byte> bytes)
    {
        var sparse = new ProtoReader(bytes);
        while (sparse.Next())
            if (sparse.Field is 1 or 2) ReadTensor(sparse.ReadBytes(), depth: 1);
            else sparse.Skip();
    }

    void ReadTensor(ReadOnlySpan<byte> bytes, int depth)
    {
        string name = "";
        long elements = 1;
        var tensor = new ProtoReader(bytes);
        while (tensor.Next())
            switch (tensor.Field)
            {
                case 1 when tensor.WireType == ProtoReader.Bytes:
                    var packed = new ProtoReader(tensor.ReadBytes());
                    while (!packed.AtEnd) elements = Multiply(elements, unchecked((long)packed.ReadVarint()));
                    break;
                case 1: elements = Multiply(elements, tensor.ReadInt64()); break;
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
    }

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
