using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static unsafe partial class functional
        {
            static nint At(Tensor? t) => Tensor.Optional(t);
            static readonly long[] ones2 = [1, 1], zeros2 = [0, 0];

            // Convolution parameters are given for both dimensions or once for the two.
            static long[] Two(long[]? given, long[] otherwise) => given is null ? otherwise : given.Length == 1 ? [given[0], given[0]] : given;

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1)
            {
                fixed (long* s = Two(strides, ones2), p = Two(padding, zeros2), d = Two(dilation, ones2))
                    return Tensor.Of(pt_conv2d(input.Handle, weight.Handle, At(bias), s, p, d, groups), input, weight, bias);
            }
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1)
            {
                fixed (long* s = Two(strides, ones2), p = Two(padding, zeros2), o = Two(output_padding, zeros2), d = Two(dilation, ones2))
                    return Tensor.Of(pt_conv_transpose2d(input.Handle, weight.Handle, At(bias), s, p, o, d, groups), input, weight, bias);
            }
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Tensor.Of(pt_linear(input.Handle, weights.Handle, At(bias)), input, weights, bias);

            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-05) =>
                Tensor.Of(pt_batch_norm(input.Handle, At(weight), At(bias), At(running_mean), At(running_var), training, momentum, eps), input, weight, bias, (running_mean, running_var));
            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-05) =>
                Tensor.Of(pt_instance_norm(input.Handle, At(weight), At(bias), At(running_mean), At(running_var), use_input_stats, momentum, eps), input, weight, bias, (running_mean, running_var));
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Tensor.Of(pt_group_norm(input.Handle, num_groups, At(weight), At(bias), eps), input, weight, bias);
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05)
            {
                fixed (long* s = normalized_shape)
                    return Tensor.Of(pt_layer_norm(input.Handle, s, normalized_shape.Length, At(weight), At(bias), eps), input, weight, bias);
            }

            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => inplace ? input.leaky_relu_(negative_slope).alias() : input.leaky_relu(negative_slope);
            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_().alias() : x.tanh();
            public static Tensor sigmoid(Tensor x) => x.sigmoid();
            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_().alias() : x.sigmoid();
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? throw new NotSupportedException("dropout in place is not supported over this libtorch.") : Tensor.Of(pt_dropout(input.Handle, p, training), input);

            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (x.ndim != 4)
                    throw new NotSupportedException($"interpolate on {x.ndim} dimensions is not supported over this libtorch: 4 are.");
                if ((size is null) == (scale_factor is null))
                    throw new ArgumentException("exactly one of size and scale_factor must be given");
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException("antialias is for Bilinear and Bicubic alone");
                int code = mode switch
                {
                    InterpolationMode.Nearest => 0,
                    InterpolationMode.Bilinear => 1,
                    InterpolationMode.Bicubic => 2,
                    InterpolationMode.NearestExact => 3,
                    InterpolationMode.Area => 4,
                    _ => throw new NotSupportedException($"interpolation mode {mode} needs another number of dimensions than 4"),
                };
                if (scale_factor is { Length: 1 })
                    scale_factor = [scale_factor[0], scale_factor[0]];
                if (size is { Length: 1 })
                    size = [size[0], size[0]];
                if (scale_factor is not null && (recompute_scale_factor || code == 4))
                {
                    long[] s = x.shape;
                    size = [(long)(s[2] * scale_factor[0]), (long)(s[3] * scale_factor[1])];
                    scale_factor = null;
                }
                fixed (long* s = size)
                fixed (double* f = scale_factor)
                    return Tensor.Of(pt_upsample(x.Handle, s, f, code, align_corners ?? false, antialias), x);
            }

            /// <summary>Padding amounts go from the last dimension to the first, before and after each.</summary>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                ReadOnlySpan<byte> name = mode switch
                {
                    PaddingModes.Reflect => "reflect"u8,
                    PaddingModes.Replicate => "replicate"u8,
                    PaddingModes.Circular => "circular"u8,
                    _ => "constant"u8,
                };
                fixed (long* p = pad)
                fixed (byte* n = name)
                    return Tensor.Of(pt_pad(input.Handle, p, pad.Length, n, value), input);
            }
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, (ReadOnlySpan<long>)pad, mode, value);
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, [pad, pad], mode, value);
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => functional.pad(input, [pad.Item1, pad.Item2], mode, value);
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            {
                long[] kernel = Two(kernel_size, ones2);
                long divisor = divisor_override ?? 0;
                fixed (long* k = kernel, s = Two(stride, kernel), p = Two(padding, zeros2))
                    return Tensor.Of(pt_avg_pool2d(input.Handle, k, s, p, ceil_mode, count_include_pad, divisor_override is null ? null : &divisor), input);
            }
            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], stride is { } s ? [s] : null, [padding], ceil_mode, count_include_pad, divisor_override);
            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size.Item1, kernel_size.Item2], stride is { } s ? [s.Item1, s.Item2] : null, padding is { } p ? [p.Item1, p.Item2] : null, ceil_mode, count_include_pad, divisor_override);

            public static Tensor pixel_shuffle(Tensor input, long upscale_factor) => Tensor.Of(pt_pixel_shuffle(input.Handle, upscale_factor), input);
            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor) => Tensor.Of(pt_pixel_unshuffle(input.Handle, downscale_factor), input);

            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));
            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
            {
                long* k = stackalloc long[8];
                Fill(k, kernel_size, dilation, padding, stride);
                return Tensor.Of(pt_im2col(input.Handle, k, k + 2, k + 4, k + 6), input);
            }
            public static Tensor fold(Tensor input, long output_size, long kernel_size, long dilation = 1, long padding = 0, long stride = 1) =>
                fold(input, (output_size, output_size), (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));
            public static Tensor fold(Tensor input, (long, long) output_size, (long, long) kernel_size, (long, long)? dilation = null, (long, long)? padding = null, (long, long)? stride = null)
            {
                long* k = stackalloc long[8];
                Fill(k, kernel_size, dilation, padding, stride);
                long* size = stackalloc long[2] { output_size.Item1, output_size.Item2 };
                return Tensor.Of(pt_col2im(input.Handle, size, k, k + 2, k + 4, k + 6), input);
            }
            static void Fill(long* to, (long, long) kernel, (long, long)? dilation, (long, long)? padding, (long, long)? stride)
            {
                (to[0], to[1]) = kernel;
                (to[2], to[3]) = dilation ?? (1, 1);
                (to[4], to[5]) = padding ?? (0, 0);
                (to[6], to[7]) = stride ?? (1, 1);
            }

            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                Tensor.Of(pt_grid_sample(input.Handle, grid.Handle, mode == GridSampleMode.Bilinear ? 0 : 1,
                    padding_mode switch { GridSamplePaddingMode.Border => 1, GridSamplePaddingMode.Reflection => 2, _ => 0 }, align_corners ?? false), input, grid);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Tensor.Of(pt_l1_loss(input.Handle, target.Handle, (long)reduction), input, target);
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) => Tensor.Of(pt_mse_loss(input.Handle, target.Handle, (long)reduction), input, target);
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Tensor.Of(pt_bce_logits(input.Handle, target.Handle, At(weight), At(pos_weights), (long)reduction), input, target, weight, pos_weights);
        }
    }
}
