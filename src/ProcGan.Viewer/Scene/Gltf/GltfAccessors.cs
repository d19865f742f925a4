using System.Buffers.Binary;
using System.Text.Json;

namespace ProcGan.Viewer.Scene.Gltf;

/// <summary>Arrays of numbers in a glTF file.</summary>
sealed class GltfAccessors(JsonElement root, GltfBuffers buffers)
{
    /// <summary>Of one accessor.</summary>
    public const int MostElements = 4_000_000;

    /// <summary>All elements one after the other as floats; integers between -1 and 1 where they are normalized.</summary>
    /// <param name="index">Of the accessor.</param>
    /// <param name="components">Numbers an element, which is checked.</param>
    public float[] Floats(int index, int components)
    {
        (JsonElement accessor, int count, int type, ReadOnlyMemory<byte> bytes, int stride) = Open(index, components);
        bool normalized = accessor.TryGetProperty("normalized", out JsonElement flag) && flag.GetBoolean();
        float[] values = new float[count * components];
        int size = Size(type);
        ReadOnlySpan<byte> data = bytes.Span;
        for (int i = 0; i < count; i++)
            for (int c = 0; c < components && data.Length > 0; c++)
                values[i * components + c] = Number(data[(i * stride + c * size)..], type, normalized);
        return values;
    }

    /// <summary>Indices of vertices.</summary>
    public uint[] Indices(int index)
    {
        (_, int count, int type, ReadOnlyMemory<byte> bytes, int stride) = Open(index, 1);
        if (type is not (5121 or 5123 or 5125))
            throw new GltfException($"accessor {index} has indices of component type {type}, expected 5121, 5123 or 5125");
        uint[] values = new uint[count];
        ReadOnlySpan<byte> data = bytes.Span;
        for (int i = 0; i < count && data.Length > 0; i++)
        {
            ReadOnlySpan<byte> at = data[(i * stride)..];
            values[i] = type == 5121 ? at[0] : type == 5123 ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
        }
        return values;
    }

    (JsonElement Accessor, int Count, int Type, ReadOnlyMemory<byte> Bytes, int Stride) Open(int index, int components)
    {
        JsonElement accessor = Item(root, "accessors", index);
        int count = accessor.GetProperty("count").GetInt32(), type = accessor.GetProperty("componentType").GetInt32();
        string form = accessor.GetProperty("type").GetString()!;
        int found = form switch { "SCALAR" => 1, "VEC2" => 2, "VEC3" => 3, "VEC4" => 4, _ => 0 };
        if (found != components)
            throw new GltfException($"accessor {index} is of type {form}, expected {components} numbers an element");
        if (count is < 1 or > MostElements)
            throw new GltfException($"accessor {index} has {count} elements, must be 1 to {MostElements}");
        if (accessor.TryGetProperty("sparse", out _))
            throw new GltfException($"accessor {index} is sparse, which is not read");
        int size = Size(type) * components;
        if (!accessor.TryGetProperty("bufferView", out JsonElement view))
            return (accessor, count, type, default, size);   // zeros, says the specification
        JsonElement where = Item(root, "bufferViews", view.GetInt32());
        int stride = Optional(where, "byteStride", size);
        if (stride < size || stride > 252)
            throw new GltfException($"accessor {index} has a stride of {stride} bytes, must be {size} to 252");
        long inView = Optional(accessor, "byteOffset", 0), length = (long)(count - 1) * stride + size, viewLength = where.GetProperty("byteLength").GetInt32();
        if (inView < 0 || inView + length > viewLength)
            throw new GltfException($"accessor {index} needs bytes {inView} to {inView + length} of a view of {viewLength}");
        return (accessor, count, type, buffers.Slice(where.GetProperty("buffer").GetInt32(), Optional(where, "byteOffset", 0) + inView, length), stride);
    }

    public static JsonElement Item(JsonElement root, string list, int index)
    {
        if (!root.TryGetProperty(list, out JsonElement items) || (uint)index >= (uint)items.GetArrayLength())
            throw new GltfException($"item {index} of '{list}' is used, but there is none");
        return items[index];
    }

    public static int Optional(JsonElement element, string name, int otherwise) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : otherwise;

    static int Size(int type) => type switch
    {
        5120 or 5121 => 1,
        5122 or 5123 => 2,
        5125 or 5126 => 4,
        _ => throw new GltfException($"component type {type} is not one of glTF 2.0"),
    };

    static float Number(ReadOnlySpan<byte> at, int type, bool normalized) => type switch
    {
        5126 => BinaryPrimitives.ReadSingleLittleEndian(at),
        5120 => normalized ? Math.Max((sbyte)at[0] / 127f, -1) : (sbyte)at[0],
        5121 => normalized ? at[0] / 255f : at[0],
        5122 => normalized ? Math.Max(BinaryPrimitives.ReadInt16LittleEndian(at) / 32767f, -1) : BinaryPrimitives.ReadInt16LittleEndian(at),
        5123 => normalized ? BinaryPrimitives.ReadUInt16LittleEndian(at) / 65535f : BinaryPrimitives.ReadUInt16LittleEndian(at),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(at),
    };
}
