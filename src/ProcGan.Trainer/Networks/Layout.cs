using static TorchSharp.torch;

namespace ProcGan.Trainer.Networks;

/// <summary>The memory order of activations and weights.</summary>
static class Layout
{
    /// <summary>The same values, [N, C, H, W] to index, but with C innermost in memory (NHWC).</summary>
    /// <remarks>oneDNN then skips the reorders around every convolution; on CPUs that is worth 5 to 50 % a layer, and
    /// convolution keeps the order, so that it is set once at the entry of a network.</remarks>
    public static Tensor ChannelsLast(this Tensor x) => x.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
}
