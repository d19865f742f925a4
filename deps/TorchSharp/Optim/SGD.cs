using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent with momentum, as PyTorch's.</summary>
    public class SGD : OptimizerHelper
    {
        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;
            public bool? nesterov;
            public bool? maximize;
        }

        public class ParamGroup : ParamGroup<Options>
        {
            public ParamGroup() { }
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                : base(parameters, new() { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }) { }
            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }

        public class State(Parameter parameter) : OptimizerState(parameter), IDisposable
        {
            public Tensor? momentum_buffer;

            public override void LoadStateDict(OptimizerState source)
            {
                momentum_buffer?.Dispose();
                momentum_buffer = ((State)source).momentum_buffer?.clone().DetachFromDisposeScope();
            }
            public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, momentum_buffer);
            public override void LoadStateDict(BinaryReader reader) => LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            public void Dispose() => momentum_buffer?.Dispose();
            internal override void Release() => Dispose();
        }

        readonly ParamGroup defaults;

        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : this([new ParamGroup() { Parameters = parameters, Options = new() }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }
        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        {
            NotNegative(lr, nameof(lr));
            NotNegative(momentum, nameof(momentum));
            NotNegative(weight_decay, nameof(weight_decay));
            if (nesterov && (momentum == 0 || dampening != 0))
                throw new ArgumentException("Nesterov momentum requires momentum and zero dampening");
            defaults = new([], lr, momentum, dampening, weight_decay, nesterov, maximize);
            foreach (ParamGroup group in parameters)
                add_param_group(group);
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            Options o = ((ParamGroup)param_group).Options, d = defaults.Options;
            o.LearningRate ??= d.LearningRate;
            o.momentum ??= d.momentum;
            o.dampening ??= d.dampening;
            o.weight_decay ??= d.weight_decay;
            o.nesterov ??= d.nesterov;
            o.maximize ??= d.maximize;
            Add(param_group, p => new State(p));
        }

        public double Momentum
        {
            get => ((ParamGroup)_parameter_groups[0]).Momentum;
            set
            {
                foreach (Modules.ParamGroup group in _parameter_groups)
                    ((ParamGroup)group).Momentum = value;
            }
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Step<ParamGroup>(closure, Update);

        void Update(ParamGroup group, Parameter p, Tensor gradient)
        {
            State s = State<State>(p);
            Options o = group.Options;
            double momentum = o.momentum!.Value;
            Tensor d = Gradient(p, gradient, o.weight_decay!.Value, o.maximize == true);
            if (momentum != 0)
            {
                if (s.momentum_buffer is null)
                    s.momentum_buffer = d.clone().DetachFromDisposeScope();
                else
                    s.momentum_buffer.mul_(momentum).add_(d, 1 - o.dampening!.Value);
                d = o.nesterov == true ? d.add(s.momentum_buffer, momentum) : s.momentum_buffer;
            }
            p.add_(d, -o.LearningRate!.Value);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(e => e.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);
            public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
