using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Random streams, initial weights, modules, optimisers.</summary>
static class StatefulCases
{
    public static readonly Dictionary<string, Func<Tensor[], Tensor[]>> All = new()
    {
        ["randn"] = Seeded(t => [randn(3), randn(20), randn([2, 2], float64)]),
        ["rand"] = Seeded(t => [rand(3), rand(2, 2)]),
        ["randint"] = Seeded(t => [randint(10, [5]), randint(-3, 3, [4])]),
        ["randperm"] = Seeded(t => [randperm(7)]),
        ["normal_"] = Seeded(t => [torch.zeros(4).normal_(1, 2)]),
        ["uniform_"] = Seeded(t => [torch.zeros(4).uniform_(-1, 2)]),
        ["bernoulli_"] = Seeded(t => [torch.zeros(8).bernoulli_(.3)]),
        ["bernoulli"] = Seeded(t => [t[0].detach().bernoulli()]),
        ["dropout"] = Seeded(t => [functional.dropout(t[0], .4)]),
        ["randn_like"] = Seeded(t => [torch.randn_like(t[0])]),
        ["rand_like"] = Seeded(t => [torch.rand_like(t[0])]),
        ["Generator"] = t => [randn(3, generator: new(9)), rand(2, generator: new(9)), randint(100, [3], generator: new(9)), randperm(5, generator: new(9))],
        ["Conv2d"] = Seeded(t => [.. Both(Conv2d(2, 3, 3))]),
        ["ConvTranspose2d"] = Seeded(t => [.. Both(ConvTranspose2d(2, 3, 4))]),
        ["Linear"] = Seeded(t =>
        {
            Linear layer = Linear(3, 2);
            return [layer.weight, layer.bias!];
        }),
        ["Embedding"] = Seeded(t => [Embedding(3, 2).weight]),
        ["kaiming_uniform_"] = Seeded(t => [init.kaiming_uniform_(torch.empty(3, 4))]),
        ["kaiming_normal_"] = Seeded(t => [init.kaiming_normal_(torch.empty(3, 4))]),
        ["xavier_uniform_"] = Seeded(t => [init.xavier_uniform_(torch.empty(3, 4))]),
        ["xavier_normal_"] = Seeded(t => [init.xavier_normal_(torch.empty(3, 4))]),
        ["orthogonal_"] = Seeded(t => [init.orthogonal_(torch.empty(3, 4))]),
        ["orthogonal_:tall"] = Seeded(t => [init.orthogonal_(torch.empty(4, 3), 2)]),
        ["Conv2d:same"] = t => [With(Conv2d(1, 1, (2, 3), Padding.Same), t).forward(t[0])],
        ["Conv2d:circular"] = t => [With(Conv2d(1, 1, 3, padding: 1, padding_mode: PaddingModes.Circular, bias: false), t).forward(t[0])],
        ["arange"] = t => [arange(5), arange(1, 7, 2), arange(0, 1, .25)],
        ["linspace"] = t => [linspace(-1, 1, 5)],
        ["eye"] = t => [eye(2), eye(2, 3)],
        ["full"] = t => [full(2, 2, 7), full(2, .5)],
        ["zeros"] = t => [torch.zeros(2), torch.zeros(2, 3)],
        ["ones"] = t => [torch.ones(2), torch.ones(1, 2, int32)],
        ["Adam"] = Steps(p => optim.Adam(p, .1, .5, .99)),
        ["Adam:decay"] = Steps(p => optim.Adam(p, .1, weight_decay: .1, maximize: true)),
        ["Adam:amsgrad"] = Steps(p => optim.Adam(p, .1, .5, .9, weight_decay: .01, amsgrad: true)),
        ["SGD"] = Steps(p => optim.SGD(p, .1)),
        ["SGD:momentum"] = Steps(p => optim.SGD(p, .1, .9, weight_decay: .1, nesterov: true)),
        ["SGD:dampening"] = Steps(p => optim.SGD(p, .1, .5, .2)),
        ["RMSProp"] = Steps(p => optim.RMSProp(p, .01)),
        ["RMSProp:all"] = Steps(p => optim.RMSProp(p, .01, .9, 1e-6, .1, .5, centered: true)),
        ["grad:create_graph"] = t =>
        {
            Tensor y = (t[0].pow(3) * t[1]).sum();
            return [autograd.grad([y], [t[0]], create_graph: true)[0].square().sum()];
        },
    };

    static Func<Tensor[], Tensor[]> Seeded(Func<Tensor[], Tensor[]> f) => t =>
    {
        manual_seed(5);
        return f(t);
    };

    static Tensor[] Both(Convolution layer) => [layer.weight, layer.bias!];

    // The layer computes with the case's own weight and bias, which then carry their gradients.
    static Conv2d With(Conv2d layer, Tensor[] t)
    {
        t[1] = layer.weight = new(t[1]);
        if (t.Length > 2)
            t[2] = layer.bias = new(t[2]);
        return layer;
    }

    // The parameter after a step with each of the gradients.
    static Func<Tensor[], Tensor[]> Steps(Func<Parameter[], optim.Optimizer> make) => t =>
    {
        Parameter p = new(t[0].detach().clone());
        using optim.Optimizer optimizer = make([p]);
        foreach (Tensor gradient in t[1..])
        {
            p.grad = gradient.detach();
            optimizer.step();
        }
        return [p.detach()];
    };
}
