using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>What the training step needs of a discriminator, whatever its form.</summary>
abstract class DiscriminatorNetwork(string name) : Module<Tensor, Tensor?, IReadOnlyList<Tensor>>(name)
{
    /// <summary>How layers can be normed: <c>--discriminator-norm</c>.</summary>
    public static readonly string[] Norms = ["batch", "class", "none", "instance", "layer", "spectral"];

    /// <summary>Pictures in a row that are of one class, where <c>class</c> norms them together.</summary>
    public const int OfAClass = 2;

    /// <summary>What convolutions compute in; the weights stay float32.</summary>
    public ScalarType ComputeType { get; set; } = float32;

    /// <summary>That of the generator, see <see cref="GeneratorNetwork.Growth"/>.</summary>
    public double Growth { get; set; }

    /// <summary>Brings spectral norms up to date; once an update of D, before its first forward pass.</summary>
    public virtual void IterateSpectralNorms()
    {
        foreach (var conv in modules().OfType<Convolution>())
            conv.IterateSpectralNorm();
    }

    /// <param name="image">[N, C, R, R] in [-1, 1]</param>
    /// <param name="label">[N, K], weights over the classes; null for a discriminator without classes.</param>
    /// <returns>Logits float32, [N, 1, h, w] for each scale, the finest first.</returns>
    public abstract override IReadOnlyList<Tensor> forward(Tensor image, Tensor? label);

    /// <summary>The norm behind a layer; null for those that have none or norm its weights.</summary>
    protected static Module<Tensor, Tensor>? Norm(string norm, Training.RandomWeights init, long channels) => norm switch
    {
        "batch" => new BatchNorm(init, channels),
        "class" => new BatchNorm(init, channels, together: OfAClass),
        "instance" => new GroupNorm(channels, groups: channels),
        "layer" => new GroupNorm(channels, groups: 1),
        _ => null,
    };
}
