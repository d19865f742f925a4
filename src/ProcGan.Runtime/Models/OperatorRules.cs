namespace ProcGan.Runtime.Models;

/// <summary>Which operators a graph may have, and how large their numbers may be: what would let a small file ask for much memory, time, or
/// parts of ONNX Runtime that no image generator needs.</summary>
static class OperatorRules
{
    /// <summary>Opsets that are read. Older ones than 7 broadcast otherwise; what is newer than the ONNX Runtime in use, that refuses itself.</summary>
    public const long OldestOpset = 7, NewestOpset = 30;

    /// <summary>The operators of ai.onnx that compute on tensors, each output a function of the inputs alone.</summary>
    static readonly HashSet<string> known = new((
        "Abs Acos Acosh Add And ArgMax ArgMin Asin Asinh Atan Atanh Attention AveragePool BatchNormalization BitShift BitwiseAnd BitwiseNot BitwiseOr "
        + "BitwiseXor Cast CastLike Ceil Celu CenterCropPad Clip Col2Im Concat Constant ConstantOfShape Conv ConvInteger ConvTranspose Cos Cosh CumSum "
        + "DepthToSpace DequantizeLinear Div Dropout DynamicQuantizeLinear Einsum Elu Equal Erf Exp Expand EyeLike Flatten Floor Gather GatherElements "
        + "GatherND Gelu Gemm GlobalAveragePool GlobalLpPool GlobalMaxPool Greater GreaterOrEqual GridSample GroupNormalization HardSigmoid HardSwish "
        + "Hardmax Identity If InstanceNormalization IsInf IsNaN LRN LayerNormalization LeakyRelu Less LessOrEqual Log LogSoftmax LpNormalization LpPool "
        + "MatMul MatMulInteger Max MaxPool Mean MeanVarianceNormalization Min Mish Mod Mul Neg Not OneHot Or PRelu Pad Pow QLinearConv QLinearMatMul "
        + "QuantizeLinear RMSNormalization Range Reciprocal ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd "
        + "ReduceSum ReduceSumSquare Relu Reshape Resize Round Scatter ScatterElements ScatterND Selu Shape Shrink Sigmoid Sign Sin Sinh Size Slice "
        + "Softmax Softplus Softsign SpaceToDepth Split Sqrt Squeeze Sub Sum Swish Tan Tanh ThresholdedRelu Tile TopK Transpose Trilu Unsqueeze Upsample "
        + "Where Xor").Split(' '), StringComparer.Ordinal);

    /// <summary>Null, or what is wrong with an operator of ai.onnx.</summary>
    public static string? Refuse(string op)
    {
        if (known.Contains(op)) return null;
        // A loop's trip count is data: it could keep a caller for ever.
        if (op is "Loop" or "Scan") return $"contains a {op}, which is not run; export it unrolled";
        return op.StartsWith("Random", StringComparison.Ordinal) || op is "Bernoulli" or "Multinomial"
            ? $"draws random numbers of its own ({op}), which no seed decides; make them an input and export it again"
            : $"contains the operator '{Short(op)}', which is unknown or not run; expected those of ONNX that compute on tensors, export it again with opset 17";
    }

    /// <summary>The least and the most that an integer attribute may be, where a larger one would make a tensor of any size.</summary>
    public static (long Low, long High)? Bounds(string op, string attribute) => attribute switch
    {
        "kernel_shape" or "strides" or "dilations" or "blocksize" => (1, Limits.Kernel),
        "pads" when op != "Pad" => (0, Limits.Kernel),
        "pads" => (-Limits.Side, Limits.Side),
        "output_padding" => (0, Limits.Kernel),
        "output_shape" => (0, Limits.Side),
        "group" or "num_groups" => (1, Limits.ZDim),
        _ => null,
    };

    /// <summary>Which input of an operator says how large its output is, and the most that the product of its numbers may be.</summary>
    public static (int Input, double Most)? SizeInput(string op) => op switch
    {
        "ConstantOfShape" => (0, Limits.TensorElements),
        "Expand" or "Reshape" => (1, Limits.TensorElements),
        "Tile" => (1, Limits.Kernel * Limits.Kernel),
        "Upsample" => (1, Limits.Kernel * Limits.Kernel),
        "Range" => (1, Limits.TensorElements),
        "OneHot" => (1, Limits.ZDim),
        _ => null,
    };

    public static string Short(string text) => text.Length <= 60 ? text : text.Substring(0, 57) + "...";
}
