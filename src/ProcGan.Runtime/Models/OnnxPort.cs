namespace ProcGan.Runtime.Models;

/// <summary>One input or output of a graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ElementType">ONNX's TensorProto.DataType; 0 = no tensor.</param>
/// <param name="Dims">-1 = symbolic; null = not even the rank is known.</param>
sealed record OnnxPort(string Name, int ElementType, long[]? Dims)
{
    public const int Float = 1;
    public const long Symbolic = -1;

    /// <summary>As in an error message: <c>float [N, 100, 1, 1]</c>.</summary>
    public override string ToString() =>
        $"{TypeName(ElementType)} [{(Dims == null ? "..." : string.Join(", ", Dims.Select(d => d == Symbolic ? "?" : $"{d}")))}]";

    static string TypeName(int type) => type switch
    {
        1 => "float", 2 => "uint8", 3 => "int8", 4 => "uint16", 5 => "int16", 6 => "int32", 7 => "int64", 8 => "string", 9 => "bool",
        10 => "float16", 11 => "double", 12 => "uint32", 13 => "uint64", 16 => "bfloat16", 0 => "no tensor", _ => $"type {type}",
    };
}
