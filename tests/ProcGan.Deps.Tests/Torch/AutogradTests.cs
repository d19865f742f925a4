using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>How gradients are asked for, added up and switched off.</summary>
public sealed class AutogradTests
{
    DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = NewDisposeScope();

    [TearDown]
    public void Close() => scope.Dispose();

    [Test]
    public void Backward_Twice_AddsUp()
    {
        Tensor x = ones(2, requires_grad: true);
        Assert.That(x.grad is null);
        (x * 3).sum().backward();
        (x * 4).sum().backward();
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new[] { 7f, 7f }));
        x.grad = torch.zeros(2);
        (x * 2).sum().backward();
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new[] { 2f, 2f }));
        x.grad = null;
        Assert.That(x.grad is null);
    }

    [Test]
    public void Backward_WithItsFlags_KeepsTheGraphAndChoosesInputs()
    {
        Tensor x = ones(2, requires_grad: true), y = ones(2, requires_grad: true), z = x * y;
        z.backward([torch.tensor(new[] { 1f, 10f })], retain_graph: true, inputs: [x]);
        Assert.That(x.grad!.data<float>().ToArray(), Is.EqualTo(new[] { 1f, 10f }));
        Assert.That(y.grad is null);
        z.sum().backward();
        Assert.That(() => z.sum().backward(), Throws.Exception.With.Message.Contains("second time"));
    }

    [Test]
    public void Grad_OfAnUnusedInput_IsNullOrAnError()
    {
        Tensor x = ones(2, requires_grad: true), unused = ones(2, requires_grad: true);
        IList<Tensor> g = autograd.grad([(x * x).sum()], [x, unused], allow_unused: true);
        Assert.That(g[0].data<float>().ToArray(), Is.EqualTo(new[] { 2f, 2f }));
        Assert.That(g[1] is null);
        Assert.That(() => autograd.grad([(x * x).sum()], [x, unused]), Throws.Exception);
    }

    [Test]
    public void Modes_AtTheirEnd_BringBackWhatWas()
    {
        Tensor x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.That(!is_grad_enabled() && !(x * 2).requires_grad);
            using (enable_grad())
                Assert.That(is_grad_enabled() && (x * 2).requires_grad);
            Assert.That(!is_grad_enabled());
        }
        using (set_grad_enabled(false))
            Assert.That(!is_grad_enabled());
        using (inference_mode())
            Assert.That(is_inference_mode_enabled() && !(x * 2).requires_grad);
        Assert.That(is_grad_enabled() && !is_inference_mode_enabled());
    }

    [Test]
    public void TransposedConvolution_OfSecondOrder_AgreesWithAPlainOne()
    {
        // conv_transpose2d goes its own way on libtorch 1.x; zero insertion and a plain convolution say the same.
        manual_seed(1);
        Tensor x = randn([1, 2, 3, 3], float32, requires_grad: true), w = randn([2, 3, 4, 4], float32, requires_grad: true);
        Tensor Penalty(Tensor y)
        {
            Tensor g = autograd.grad([y.square().sum()], [x], create_graph: true)[0];
            return autograd.grad([g.square().sum()], [w])[0];
        }
        Tensor spread = torch.zeros(1, 2, 5, 5);
        Tensor rows = torch.tensor(new long[] { 0, 2, 4 });
        Tensor wide = spread.index_put_(x, TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Tensor(rows.unsqueeze(1)), TensorIndex.Tensor(rows));
        Tensor plain = nn.functional.conv2d(nn.functional.pad(wide, (2, 2, 2, 2)), w.transpose(0, 1).flip(2, 3));
        Tensor transposed = nn.functional.conv_transpose2d(x, w, null, [2], [1]);
        Assert.That(transposed.allclose(plain, atol: 1e-4));
        Assert.That(Penalty(transposed).allclose(Penalty(plain), rtol: 1e-3, atol: 1e-1));   // sums of some 1e4
    }

    [Test]
    public void Parameter_OfATensor_TakesItOver()
    {
        Tensor data = ones(2);
        Parameter p = new(data);
        Assert.That((data.IsInvalid, p.requires_grad, p.is_leaf, scope.Contains(p)), Is.EqualTo((true, true, true, true)));
    }
}
