using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>What convolutions share: weight, bias and how they start.</summary>
    public abstract class Convolution : nn.Module<Tensor, Tensor>
    {
        internal readonly long[] Size, Step, Border, Spread;
        internal readonly bool Same;

        internal Convolution(string name, long inChannels, long outChannels, bool isTransposed, (long, long) kernel, (long, long) step,
            (long, long) border, bool same, (long, long) spread, long groupCount, bool hasBias, PaddingModes mode, Device? device, ScalarType? dtype) : base(name)
        {
            if (inChannels % groupCount != 0 || outChannels % groupCount != 0)
                throw new ArgumentException($"in_channels {inChannels} and out_channels {outChannels} must be divisible by groups {groupCount}");
            if (mode == PaddingModes.Constant)
                throw new ArgumentException("padding_mode is Constant, must be Zeros, Reflect, Replicate or Circular");
            (in_channels, out_channels, transposed, groups, padding_mode, Same) = (inChannels, outChannels, isTransposed, groupCount, mode, same);
            (Size, Step, Border, Spread) = (Pair(kernel), Pair(step), Pair(border), Pair(spread));
            long[] shape = isTransposed
                ? [inChannels, outChannels / groupCount, .. Size]
                : [outChannels, inChannels / groupCount, .. Size];
            weight = new(empty(shape, dtype, device));
            if (hasBias)
                bias = new(empty(outChannels, dtype, device));
            reset_parameters();
        }

        Parameter? ownWeight, ownBias;
        public Parameter weight { get => ownWeight!; set => Keep(ref ownWeight, value, nameof(weight)); }
        public Parameter? bias { get => ownBias; set => Keep(ref ownBias, value, nameof(bias)); }
        public long in_channels { get; }
        public long out_channels { get; }
        public bool transposed { get; }
        public long groups { get; set; }
        public PaddingModes padding_mode { get; set; }
        public long[] kernel_size => Size;
        public long[] stride => Step;
        public long[] padding => Border;
        public long[] dilation => Spread;
        public long[] output_padding { get; set; } = [0, 0];

        public void reset_parameters()
        {
            nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
            if (bias is null)
                return;
            (long fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
            double bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
            nn.init.uniform_(bias, -bound, bound);
        }

        static long[] Pair((long, long) pair) => [pair.Item1, pair.Item2];
    }

    public class Conv2d : Convolution
    {
        internal Conv2d(long inChannels, long outChannels, (long, long) kernel, (long, long) step, (long, long) border, bool same,
            (long, long) spread, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(Conv2d), inChannels, outChannels, false, kernel, step, border, same, spread, groups, bias, mode, device, dtype) { }

        public override Tensor forward(Tensor input)
        {
            if (input.ndim is not (3 or 4))
                throw new ArgumentException($"Expected 3D (unbatched) or 4D (batched) input to Conv2d, but got input of size: [{string.Join(", ", input.shape)}]");
            if (!Same && (padding_mode == PaddingModes.Zeros || (Border[0] == 0 && Border[1] == 0)))
                return nn.functional.conv2d(input, weight, bias, Step, Border, Spread, groups);
            // "same" puts the odd pixel right and below, as PyTorch does.
            long h = Spread[0] * (Size[0] - 1), w = Spread[1] * (Size[1] - 1);
            long[] around = Same ? [w / 2, w - w / 2, h / 2, h - h / 2] : [Border[1], Border[1], Border[0], Border[0]];
            PaddingModes mode = padding_mode == PaddingModes.Zeros ? PaddingModes.Constant : padding_mode;
            using Tensor padded = nn.functional.pad(input, around, mode);
            return nn.functional.conv2d(padded, weight, bias, Step, [0, 0], Spread, groups);
        }
    }

    public abstract class ConvolutionTranspose : Convolution
    {
        internal ConvolutionTranspose(string name, long inChannels, long outChannels, (long, long) kernel, (long, long) step, (long, long) border,
            (long, long) outputBorder, (long, long) spread, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(name, inChannels, outChannels, true, kernel, step, border, false, spread, groups, bias, mode, device, dtype)
        {
            if (mode != PaddingModes.Zeros)
                throw new ArgumentException($"Only \"zeros\" padding mode is supported for {name}");
            output_padding = [outputBorder.Item1, outputBorder.Item2];
        }

        public override Tensor forward(Tensor input) =>
            nn.functional.conv_transpose2d(input, weight, bias, Step, Border, output_padding, Spread, groups);
    }

    public class ConvTranspose2d : ConvolutionTranspose
    {
        internal ConvTranspose2d(long inChannels, long outChannels, (long, long) kernel, (long, long) step, (long, long) border, (long, long) outputBorder,
            (long, long) spread, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(ConvTranspose2d), inChannels, outChannels, kernel, step, border, outputBorder, spread, mode, groups, bias, device, dtype) { }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), false, (dilation, dilation), padding_mode, groups, bias, device, dtype);
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), false, dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);
            public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (0, 0), padding == Padding.Same, (dilation, dilation), padding_mode, groups, bias, device, dtype);
            public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding, (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), (0, 0), padding == Padding.Same, dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);

            public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), (output_padding, output_padding), (dilation, dilation), padding_mode, groups, bias, device, dtype);
            public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), output_padding ?? (0, 0), dilation ?? (1, 1), padding_mode, groups, bias, device, dtype);
        }
    }
}
