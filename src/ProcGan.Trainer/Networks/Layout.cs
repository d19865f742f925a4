using static TorchSharp.torch;

namespace ProcGan.Trainer.Networks;

/// <summary>The memory order of activations and weights, and their borders.</summary>
static class Layout
{
    /// <summary>The same values, [N, C, H, W] to index, but with C innermost in memory (NHWC).</summary>
    /// <remarks>oneDNN then skips the reorders around every convolution; on CPUs that is worth 5 to 50 % a layer, and
    /// convolution keeps the order, so that it is set once at the entry of a network.</remarks>
    public static Tensor ChannelsLast(this Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>Without some lines on each side: [N, C, H, W] -> [N, C, H - 2 lines, W - 2 lines].</summary>
    public static Tensor Cut(this Tensor x, int lines) =>
        lines == 0 ? x : x.narrow(2, lines, x.shape[2] - 2 * lines).narrow(3, lines, x.shape[3] - 2 * lines);
}
