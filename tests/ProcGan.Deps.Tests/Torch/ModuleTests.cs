using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Names, state, modes and training of modules.</summary>
public sealed class ModuleTests
{
    sealed class Net : Module<Tensor, Tensor>
    {
        readonly Conv2d first = Conv2d(1, 2, 3, bias: false);
        readonly ModuleList<BatchNorm2d> norms = ModuleList(BatchNorm2d(2), BatchNorm2d(2));
        readonly Sequential tail = Sequential(ConvTranspose2d(2, 2, 4, 2, 1), LeakyReLU(0.2), Tanh());
        readonly Sequential named = Sequential(("flat", Flatten()), ("head", Linear(32, 1)));
        readonly ParameterList strengths = ParameterList(Parameter(ones(1)), Parameter(ones(1)));
        readonly Parameter waves = Parameter(ones(3, 2));
        readonly Tensor offset = torch.zeros(1);
        public int ignored = 3;

        public Net() : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            using DisposeScope scope = NewDisposeScope();
            x = norms[1].forward(norms[0].forward(first.forward(x))) * strengths[0] + waves[0, 0] + offset;
            return named.forward(tail.forward(x)).MoveToOuterDisposeScope();
        }
    }

    DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = NewDisposeScope();

    [TearDown]
    public void Close() => scope.Dispose();

    [Test]
    public void RegisterComponents_NamesEverythingAfterItsField()
    {
        Net net = new();
        Assert.That(net.named_parameters().Select(p => p.name), Is.EqualTo(new[]
        {
            "waves", "first.weight", "norms.0.weight", "norms.0.bias", "norms.1.weight", "norms.1.bias", "tail.0.weight", "tail.0.bias",
            "named.head.weight", "named.head.bias", "strengths.0", "strengths.1",
        }));
        Assert.That(net.named_buffers().Select(b => b.name), Is.EqualTo(new[]
        {
            "offset", "norms.0.running_mean", "norms.0.running_var", "norms.0.num_batches_tracked",
            "norms.1.running_mean", "norms.1.running_var", "norms.1.num_batches_tracked",
        }));
        Assert.That(net.named_children().Select(c => c.name), Is.EqualTo(new[] { "first", "norms", "tail", "named", "strengths" }));
        Assert.That(net.named_modules().Select(c => c.name), Does.Contain("tail.1").And.Contain("named.head"));
        Assert.That(net.has_parameter("named.head.bias") && net.get_buffer("offset") is not null && !net.has_buffer("waves"));
    }

    [Test]
    public void Layers_MadeInAScope_OutliveIt()
    {
        Conv2d conv;
        BatchNorm2d norm;
        using (NewDisposeScope())
            (conv, norm) = (Conv2d(1, 1, 3), BatchNorm2d(1));
        Assert.That(conv.parameters().Concat<Tensor>(norm.parameters()).Concat(norm.buffers()).All(t => !t.IsInvalid));
        Parameter former = conv.weight;
        conv.weight = Parameter(ones(1, 1, 3, 3));
        Assert.That((former.IsInvalid, ReferenceEquals(conv.get_parameter("weight"), conv.weight), conv.named_parameters().First().name), Is.EqualTo((true, true, "weight")));
        conv.Dispose();
        norm.Dispose();
    }

    [Test]
    public void StateDict_LoadedIntoAnother_MakesItEqual()
    {
        manual_seed(1);
        Net a = new(), b = new();
        a.get_buffer("norms.0.running_mean")!.fill_(2);
        Assert.That(a.state_dict(), Has.Count.EqualTo(19));
        (IList<string> missing, IList<string> unexpected) = b.load_state_dict(a.state_dict());
        Assert.That((missing.Count, unexpected.Count), Is.EqualTo((0, 0)));
        foreach ((string name, Tensor value) in a.state_dict())
            Assert.That(b.state_dict()[name].Equals(value), name);
    }

    [Test]
    public void LoadStateDict_ThatDoesNotFit_SaysSo()
    {
        Net net = new();
        Dictionary<string, Tensor> state = net.state_dict();
        state.Remove("waves");
        state["extra"] = ones(1);
        Assert.That(() => net.load_state_dict(state), Throws.InvalidOperationException);
        (IList<string> missing, IList<string> unexpected) = net.load_state_dict(state, strict: false);
        Assert.That((missing.Single(), unexpected.Single()), Is.EqualTo(("waves", "extra")));
    }

    [Test]
    public void SaveAndLoad_ThroughAStream_KeepsBits()
    {
        Net a = new(), b = new();
        using MemoryStream stream = new();
        a.save(new BinaryWriter(stream));
        stream.Position = 0;
        b.load(new BinaryReader(stream));
        Assert.That(a.state_dict().All(e => b.state_dict()[e.Key].Equals(e.Value)));
        Assert.That(stream.Position, Is.EqualTo(stream.Length));
    }

    [Test]
    public void TrainAndEval_ReachEveryModule()
    {
        Net net = new();
        net.eval();
        Assert.That(net.modules().All(m => !m.training) && !net.training);
        net.train();
        Assert.That(net.modules().All(m => m.training));
    }

    [Test]
    public void To_AnotherType_KeepsObjectsAndWholeNumbers()
    {
        Net net = new();
        Parameter waves = net.get_parameter("waves")!;
        net.to(float64);
        Assert.That((waves.dtype, waves.requires_grad, ReferenceEquals(waves, net.get_parameter("waves"))), Is.EqualTo((float64, true, true)));
        Assert.That(net.get_buffer("norms.0.num_batches_tracked")!.dtype, Is.EqualTo(int64));
        net.@float().cpu();
        Assert.That(waves.dtype, Is.EqualTo(float32));
    }

    [Test]
    public void RegisterModule_OfABadName_Throws()
    {
        Net net = new();
        Assert.That(() => net.register_module("a.b", Identity()), Throws.ArgumentException);
        Assert.That(() => net.register_module("tail", Identity()), Throws.InvalidOperationException);
        Assert.That(() => net.register_buffer("offset", ones(1)), Throws.InvalidOperationException);
    }

    [Test]
    public void Dispose_OfAModule_DisposesAllBelow()
    {
        Net net = new();
        Tensor[] owned = [.. net.parameters(), .. net.buffers()];
        net.Dispose();
        Assert.That(owned.All(t => t.IsInvalid));
    }

    [Test]
    public void ZeroGrad_OfModuleAndOptimiser_ForgetsOrZeroes()
    {
        Linear layer = Linear(2, 1);
        using SGD sgd = optim.SGD(layer.parameters(), 0.1);
        layer.forward(ones(1, 2)).sum().backward();
        sgd.zero_grad();
        Assert.That(layer.weight.grad!.data<float>().ToArray(), Is.EqualTo(new float[2]));
        layer.zero_grad();
        Assert.That(layer.weight.grad is null);
    }

    [Test]
    public void Optimiser_SavedAndLoaded_GoesOnTheSame()
    {
        Parameter a = new(ones(3)), b = new(ones(3));
        using Adam first = optim.Adam([a], 0.1, 0.5, 0.9), second = optim.Adam([b], 0.7);
        void Step(Adam adam, Parameter p, float g)
        {
            p.grad = full([3], g);
            adam.step();
        }
        Step(first, a, 1);
        Step(first, a, -3);
        using MemoryStream stream = new();
        first.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        second.load_state_dict(new BinaryReader(stream));
        using (no_grad())
            b.copy_(a);
        foreach (optim.ILearningRateController group in second.ParamGroups)
            Assert.That(group.LearningRate, Is.EqualTo(0.1));
        foreach (optim.ILearningRateController group in second.ParamGroups.Concat(first.ParamGroups))
            group.LearningRate = 0.05;
        second.Betas = first.Betas;   // saved are rates and moments
        Step(first, a, 2);
        Step(second, b, 2);
        Assert.That(a.Equals(b));
        Assert.That(((Adam.State)second.state_dict().State[0]).step, Is.EqualTo(3));
    }

    [Test]
    public void Training_OfAThousandSteps_LeavesNothingBehind()
    {
        set_num_threads(1);
        Net net = new();
        using Adam adam = optim.Adam(net.parameters(), 1e-3);
        Tensor x = ones(4, 1, 4, 4);
        void Step()
        {
            using DisposeScope step = NewDisposeScope();
            adam.zero_grad();
            functional.softplus(-net.forward(x)).mean().backward();
            adam.step();
        }
        for (int i = 0; i < 20; i++)
            Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long live = DisposeScopeManager.Statistics.ThreadTotalLiveCount, memory = Environment.WorkingSet;
        for (int i = 0; i < 1000; i++)
            Step();
        Assert.That(DisposeScopeManager.Statistics.ThreadTotalLiveCount, Is.EqualTo(live));
        // A step makes some 60 tensors; even empty ones would be 12 MB.
        Assert.That(Environment.WorkingSet - memory, Is.LessThan(8 << 20));
    }
}
