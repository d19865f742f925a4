using ProcGan.Trainer.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Puts a learnt vector in the place of the class weights behind z, cell by cell: [N, Z + K, h, w] -> [N, Z + E, h, w].</summary>
/// <remarks>Weights between classes give vectors between theirs, so classes blend, and can be painted over a field (conditional GAN: Mirza and
/// Osindero 2014; the vector: Miyato and Koyama 2018). Vectors start as N(0, 1), as z is, so that they count from the first step.</remarks>
sealed class ClassEmbedding : Module<Tensor, Tensor>
{
    readonly Convolution vectors;   // [E, K, 1, 1]
    readonly long zChannels, classes;

    public ClassEmbedding(RandomWeights init, long zChannels, long classes, long width) : base(nameof(ClassEmbedding))
    {
        (this.zChannels, this.classes) = (zChannels, classes);
        vectors = new Convolution(init, classes, width, kernel: 1, std: 1);
        RegisterComponents();
    }

    /// <summary>[E, K, 1, 1].</summary>
    public Tensor Vectors => vectors.Weight;

    /// <summary>Says how the classes look; before training. What dimensions there are beyond stay random.</summary>
    public void Begin(ClassLooks classes)
    {
        using var guard = no_grad();
        long count = Math.Min(ClassLooks.Dimensions, vectors.Weight.shape[0]);
        vectors.Weight.narrow(0, 0, count).copy_(classes.ToTensor().transpose(0, 1).narrow(0, 0, count).unsqueeze(-1).unsqueeze(-1));
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var z = input.narrow(1, 0, zChannels);
        var label = input.narrow(1, zChannels, classes);
        return cat([z, vectors.forward(label)], 1).MoveToOuterDisposeScope();
    }
}
