using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Convolution, normalisation, resampling, padding, losses.</summary>
static class LayerCases
{
    public static readonly Dictionary<string, Func<Tensor[], Tensor[]>> All = new()
    {
        ["conv2d"] = t => [functional.conv2d(t[0], t[1], t[2])],
        ["conv2d:all"] = t => [functional.conv2d(t[0], t[1], null, [2], [1, 2], [1, 2], 2)],
        ["conv2d:bfloat16"] = t => [functional.conv2d(t[0].bfloat16(), t[1].bfloat16()).@float()],
        ["conv_transpose2d"] = t => [functional.conv_transpose2d(t[0], t[1], t[2], [2], [1])],
        ["conv_transpose2d:all"] = t => [functional.conv_transpose2d(t[0], t[1], null, [2, 2], [1], [1], [1, 2], 2)],
        ["conv_transpose2d:bfloat16"] = t => [functional.conv_transpose2d(t[0].bfloat16(), t[1].bfloat16(), null, [2], [2]).@float()],
        ["linear"] = t => [functional.linear(t[0], t[1], t[2])],
        ["linear:plain"] = t => [functional.linear(t[0], t[1])],
        ["embedding"] = t =>
        {
            Embedding layer = Embedding(5, 3);
            layer.weight = new(t[0]);   // takes the handle over, so the gradient arrives at the case's input
            t[0] = layer.weight;
            return [layer.forward(t[1])];
        },
        ["batch_norm"] = t => [.. BatchNorm(t, bfloat16: false, training: true)],
        ["batch_norm:eval"] = t => [.. BatchNorm(t, bfloat16: false, training: false)],
        ["batch_norm:bfloat16"] = t => [.. BatchNorm(t, bfloat16: true, training: true)],
        ["instance_norm"] = t => [functional.instance_norm(t[0], weight: t[1], bias: t[2])],
        ["group_norm"] = t => [functional.group_norm(t[0], 2, t[1], t[2])],
        ["layer_norm"] = t => [functional.layer_norm(t[0], [3], t[1], t[2])],
        ["interpolate"] = t => [functional.interpolate(t[0], scale_factor: [2])],
        ["interpolate:size"] = t => [functional.interpolate(t[0], [3, 4])],
        ["interpolate:bilinear"] = t => [functional.interpolate(t[0], scale_factor: [2, 1.5], mode: InterpolationMode.Bilinear, align_corners: false)],
        ["interpolate:corners"] = t => [functional.interpolate(t[0], [4, 4], mode: InterpolationMode.Bilinear, align_corners: true)],
        ["interpolate:bicubic"] = t => [functional.interpolate(t[0], scale_factor: [2], mode: InterpolationMode.Bicubic)],
        ["interpolate:area"] = t => [functional.interpolate(t[0], [2, 2], mode: InterpolationMode.Area)],
        ["interpolate:exact"] = t => [functional.interpolate(t[0], [3, 3], mode: InterpolationMode.NearestExact)],
        ["interpolate:antialias"] = t => [functional.interpolate(t[0], [2, 2], mode: InterpolationMode.Bilinear, antialias: true)],
        ["interpolate:recompute"] = t => [functional.interpolate(t[0], scale_factor: [1.7], mode: InterpolationMode.Bilinear, recompute_scale_factor: true)],
        ["pad"] = t => [functional.pad(t[0], (1, 2), value: .5)],
        ["pad:four"] = t => [functional.pad(t[0], (1, 0, 2, 1))],
        ["pad:reflect"] = t => [functional.pad(t[0], [1, 2, 2, 1], PaddingModes.Reflect)],
        ["pad:replicate"] = t => [functional.pad(t[0], [1, 2, 2, 1], PaddingModes.Replicate)],
        ["pad:circular"] = t => [functional.pad(t[0], [1, 2, 2, 1], PaddingModes.Circular)],
        ["avg_pool2d"] = t => [functional.avg_pool2d(t[0], 2)],
        ["avg_pool2d:all"] = t => [functional.avg_pool2d(t[0], (3, 2), (2, 1), (1, 1), ceil_mode: true, count_include_pad: false)],
        ["avg_pool2d:divisor"] = t => [functional.avg_pool2d(t[0], 2, divisor_override: 3)],
        ["pixel_shuffle"] = t => [functional.pixel_shuffle(t[0], 2)],
        ["pixel_unshuffle"] = t => [functional.pixel_unshuffle(t[0], 2)],
        ["unfold"] = t => [functional.unfold(t[0], 2)],
        ["unfold:all"] = t => [functional.unfold(t[0], (2, 3), (1, 2), (1, 1), (2, 1))],
        ["fold"] = t => [functional.fold(t[0], 4, 2, stride: 2)],
        ["fold:all"] = t => [functional.fold(t[0], (3, 4), (2, 3), padding: (1, 1))],
        ["grid_sample"] = t => [functional.grid_sample(t[0], t[1])],
        ["grid_sample:nearest"] = t => [functional.grid_sample(t[0], t[1], GridSampleMode.Nearest, GridSamplePaddingMode.Border, align_corners: true)],
        ["grid_sample:reflection"] = t => [functional.grid_sample(t[0], t[1], padding_mode: GridSamplePaddingMode.Reflection)],
        ["l1_loss:mean"] = t => [functional.l1_loss(t[0], t[1].detach(), reduction: Reduction.Mean)],
        ["l1_loss:sum"] = t => [functional.l1_loss(t[0], t[1].detach(), reduction: Reduction.Sum)],
        ["l1_loss:none"] = t => [functional.l1_loss(t[0], t[1].detach(), reduction: Reduction.None)],
        ["mse_loss:mean"] = t => [functional.mse_loss(t[0], t[1].detach(), reduction: Reduction.Mean)],
        ["mse_loss:sum"] = t => [functional.mse_loss(t[0], t[1].detach(), reduction: Reduction.Sum)],
        ["mse_loss:none"] = t => [functional.mse_loss(t[0], t[1].detach(), reduction: Reduction.None)],
        ["binary_cross_entropy_with_logits:mean"] = t => [functional.binary_cross_entropy_with_logits(t[0], t[1].detach(), reduction: Reduction.Mean)],
        ["binary_cross_entropy_with_logits:sum"] = t => [functional.binary_cross_entropy_with_logits(t[0], t[1].detach(), reduction: Reduction.Sum)],
        ["binary_cross_entropy_with_logits:none"] = t => [functional.binary_cross_entropy_with_logits(t[0], t[1].detach(), reduction: Reduction.None)],
        ["binary_cross_entropy_with_logits:weights"] = t => [functional.binary_cross_entropy_with_logits(t[0], t[1].detach(), t[2].detach(), pos_weights: t[3].detach())],
    };

    // Result, and what the running statistics have become.
    static Tensor[] BatchNorm(Tensor[] t, bool bfloat16, bool training)
    {
        Tensor mean = torch.tensor(new[] { .1f, -.2f }), variance = torch.tensor(new[] { 1.5f, .5f });
        Tensor y = functional.batch_norm(bfloat16 ? t[0].bfloat16() : t[0], mean, variance, t[1], t[2], training);
        return [y.@float(), mean, variance];
    }
}
