using ProcGan.Trainer.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Takes apart what a vector generator is given, z and the class: [N, Z + K, 1, 1] -> what its first layer sees [N, Z (+ E), 1, 1] and the label [N, K].</summary>
sealed class VectorInput : Module<Tensor, (Tensor Seen, Tensor? Label)>
{
    const int EmbeddingWidth = 16;

    readonly ClassEmbedding? embedding;    // where classes are told by concatenation
    readonly int zDim, classes;

    public VectorInput(RandomWeights init, int zDim, int classes, string conditioning) : base(nameof(VectorInput))
    {
        (this.zDim, this.classes) = (zDim, classes);
        embedding = classes > 0 && conditioning == "concat" ? new ClassEmbedding(init, zDim, classes, EmbeddingWidth) : null;
        RegisterComponents();
    }

    public ClassEmbedding? Embedding => embedding;

    /// <summary>Channels that the first layer sees.</summary>
    public int Width => zDim + (embedding is null ? 0 : EmbeddingWidth);

    /// <summary>Classes that the norms are told of.</summary>
    public int NormClasses => embedding is null ? classes : 0;

    public override (Tensor Seen, Tensor? Label) forward(Tensor input) => classes == 0 ? (input.alias(), null)
        : embedding is not null ? (embedding.forward(input), null)
        : (input.narrow(1, 0, zDim), input.narrow(1, zDim, classes).flatten(1));
}
