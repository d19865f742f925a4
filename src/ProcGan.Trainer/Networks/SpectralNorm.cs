using ProcGan.Trainer.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>Divides a weight by its largest singular value, so that its layer makes no difference larger (Miyato et al. 2018).</summary>
/// <remarks>The value is followed by power iteration, one step an update of D: weights move slowly, so one is enough. Its vectors are
/// buffers, since a resumed run must go on from the same ones.</remarks>
sealed class SpectralNorm : Module<Tensor, Tensor>
{
    const double Epsilon = 1e-12;

    readonly Tensor u;   // [Cout]
    readonly Tensor v;   // [Cin k k]

    public SpectralNorm(RandomWeights init, Tensor weight) : base(nameof(SpectralNorm))
    {
        u = init.Normal(1, weight.shape[0]);
        v = zeros(weight.numel() / weight.shape[0]);
        Iterate(weight, 15);
        RegisterComponents();
    }

    /// <summary>Follows <paramref name="weight"/> [Cout, ...] by so many steps of power iteration.</summary>
    public void Iterate(Tensor weight, int steps = 1)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var matrix = Matrix(weight);
        for (int i = 0; i < steps; i++)
        {
            v.copy_(Normalized(matrix.transpose(0, 1).mv(u)));
            u.copy_(Normalized(matrix.mv(v)));
        }
    }

    /// <summary>The weight of largest singular value 1, [Cout, ...]; gradients pass through the division.</summary>
    public override Tensor forward(Tensor weight)
    {
        using var scope = NewDisposeScope();
        var sigma = u.dot(Matrix(weight).mv(v));
        return (weight / sigma).MoveToOuterDisposeScope();
    }

    static Tensor Matrix(Tensor weight) => weight.reshape(weight.shape[0], -1);

    static Tensor Normalized(Tensor x) => x / (x.norm() + Epsilon);
}
