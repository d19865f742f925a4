using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>RMSprop, as PyTorch's.</summary>
    public class RMSProp : OptimizerHelper
    {
        public class Options : OptimizerOptions
        {
            public double? alpha;
            public double? eps;
            public double? weight_decay;
            public double? momentum;
            public bool? centered;
            public bool? maximize;
        }

        public class ParamGroup : ParamGroup<Options>
        {
            public ParamGroup() { }
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
                : base(parameters, new() { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered }) { }
            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }

        public class State(Parameter parameter) : OptimizerState(parameter), IDisposable
        {
            public long step;
            public Tensor square_avg = null!;
            public Tensor? momentum_buffer;
            public Tensor? grad_avg;

            public override void Initialize(OptimizerOptions options)
            {
                Options o = (Options)options;
                square_avg = zeros_like(_parameter).DetachFromDisposeScope();
                if (o.momentum > 0)
                    momentum_buffer = zeros_like(_parameter).DetachFromDisposeScope();
                if (o.centered == true)
                    grad_avg = zeros_like(_parameter).DetachFromDisposeScope();
            }
            public override void LoadStateDict(OptimizerState source)
            {
                State from = (State)source;
                step = from.step;
                square_avg.copy_(from.square_avg);
                if (from.momentum_buffer is not null)
                    momentum_buffer?.copy_(from.momentum_buffer);
                if (from.grad_avg is not null)
                    grad_avg?.copy_(from.grad_avg);
            }
            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                square_avg.Save(writer);
                SaveConditionalStateTensor(writer, momentum_buffer);
                SaveConditionalStateTensor(writer, grad_avg);
            }
            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                square_avg.Load(reader);
                LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
                LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
            }
            public void Dispose()
            {
                square_avg.Dispose();
                momentum_buffer?.Dispose();
                grad_avg?.Dispose();
            }
            internal override void Release() => Dispose();
        }

        readonly ParamGroup defaults;

        public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup() { Parameters = parameters, Options = new() }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }
        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        {
            NotNegative(lr, nameof(lr));
            NotNegative(alpha, nameof(alpha));
            NotNegative(eps, nameof(eps));
            NotNegative(weight_decay, nameof(weight_decay));
            NotNegative(momentum, nameof(momentum));
            defaults = new([], lr, eps, alpha, weight_decay, momentum, centered);
            defaults.Options.maximize = maximize;
            foreach (ParamGroup group in parameters)
                add_param_group(group);
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            Options o = ((ParamGroup)param_group).Options, d = defaults.Options;
            o.LearningRate ??= d.LearningRate;
            o.alpha ??= d.alpha;
            o.eps ??= d.eps;
            o.weight_decay ??= d.weight_decay;
            o.momentum ??= d.momentum;
            o.centered ??= d.centered;
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
            double alpha = o.alpha!.Value;
            s.step++;
            Tensor d = Gradient(p, gradient, o.weight_decay!.Value, o.maximize == true);
            s.square_avg.mul_(alpha).addcmul_(d, d, 1 - alpha);
            Tensor mean = s.square_avg;
            if (s.grad_avg is not null)
            {
                s.grad_avg.mul_(alpha).add_(d, 1 - alpha);
                mean = mean.addcmul(s.grad_avg, s.grad_avg, -1);
            }
            Tensor root = mean.sqrt().add_(o.eps!.Value);
            if (s.momentum_buffer is null)
                p.addcdiv_(d, root, -o.LearningRate!.Value);
            else
                p.add_(s.momentum_buffer.mul_(o.momentum!.Value).addcdiv_(d, root), -o.LearningRate!.Value);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters.Select(e => e.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);
            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
