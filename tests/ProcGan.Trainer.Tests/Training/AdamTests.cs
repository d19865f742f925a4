using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Tests.Training;

public sealed class AdamTests
{
    sealed class Three : Module<Tensor, Tensor>
    {
        readonly Parameter first = Parameter(tensor(new[] { 1f, -2f })), second = Parameter(tensor(new[] { 3f }));

        public Three() : base(nameof(Three)) => RegisterComponents();

        public override Tensor forward(Tensor x) => (cat([first, second]) * x).sum();
    }

    /// <summary>Values of torch.optim.Adam(lr=0.1, betas=(0.5, 0.99)) in PyTorch 1.13.</summary>
    [Test]
    public void Step_ThreeGradients_GivesPyTorchsParameters()
    {
        using var network = new Three();
        using var flat = new FlatParameters(network);
        using var adam = new ProcGan.Trainer.Training.Adam(flat, 0.5, 0.99);
        float[][] gradients = [[0.1f, -0.2f, 0.3f], [1, 0, -1], [-0.5f, 0.25f, 2]];
        float[][] expected = [[0.899999976f, -1.89999998f, 2.9000001f], [0.801738024f, -1.85274065f, 2.9765985f],
                              [0.799535751f, -1.91450083f, 2.9077692f]];
        for (int i = 0; i < gradients.Length; i++)
        {
            using var scope = NewDisposeScope();
            flat.ZeroGradients();
            network.forward(tensor(gradients[i])).backward();   // the gradient of sum(p * x) by p is x
            adam.Step(0.1);
            Assert.That(flat.Values.data<float>().ToArray(), Is.EqualTo(expected[i]).Within(1e-6f), "float32 near 3");
        }
    }

    [Test]
    public void FlatParameters_Network_StillSeesItsParameters()
    {
        using var network = new Three();
        using var flat = new FlatParameters(network);
        using var scope = NewDisposeScope();
        using (no_grad())
            flat.Values.mul_(2);
        Assert.That(network.forward(ones(3)).ToSingle(), Is.EqualTo(4));
        Assert.That(flat.Values.data<float>().ToArray(), Is.EqualTo(new[] { 2f, -4f, 6f }));
    }
}
