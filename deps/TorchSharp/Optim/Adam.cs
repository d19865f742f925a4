using TorchSharp.Interop;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adam (Kingma and Ba 2015), as PyTorch's.</summary>
    public class Adam : OptimizerHelper
    {
        public class Options : OptimizerOptions
        {
            public double? beta1;
            public double? beta2;
            public double? eps;
            public double? weight_decay;
            public bool? amsgrad;
            public bool? maximize;
        }

        public class ParamGroup : ParamGroup<Options>
        {
            public ParamGroup() { }
            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }
            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                : base(parameters, new() { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }) { }
            public (double, double) Betas
            {
                get => (Options.beta1!.Value, Options.beta2!.Value);
                set => (Options.beta1, Options.beta2) = value;
            }
        }

        public class State(Parameter parameter) : OptimizerState(parameter), IDisposable
        {
            public long step;
            public Tensor exp_avg = null!;
            public Tensor exp_avg_sq = null!;
            public Tensor? max_exp_avg_sq;

            public override void Initialize(OptimizerOptions options)
            {
                exp_avg = zeros_like(_parameter).DetachFromDisposeScope();
                exp_avg_sq = zeros_like(_parameter).DetachFromDisposeScope();
                if (((Options)options).amsgrad == true)
                    max_exp_avg_sq = zeros_like(_parameter).DetachFromDisposeScope();
            }
            public override void LoadStateDict(OptimizerState source)
            {
                State from = (State)source;
                step = from.step;
                exp_avg.copy_(from.exp_avg);
                exp_avg_sq.copy_(from.exp_avg_sq);
                if (from.max_exp_avg_sq is not null)
                    max_exp_avg_sq?.copy_(from.max_exp_avg_sq);
            }
            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                exp_avg.Save(writer);
                exp_avg_sq.Save(writer);
                SaveConditionalStateTensor(writer, max_exp_avg_sq);
            }
            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                exp_avg.Load(reader);
                exp_avg_sq.Load(reader);
                LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
            }
            public void Dispose()
            {
                exp_avg.Dispose();
                exp_avg_sq.Dispose();
                max_exp_avg_sq?.Dispose();
            }
            internal override void Release() => Dispose();
        }

        readonly ParamGroup defaults;

        public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup() { Parameters = parameters, Options = new() }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }
        public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            NotNegative(lr, nameof(lr));
            Fraction(beta1, nameof(beta1));
            Fraction(beta2, nameof(beta2));
            NotNegative(eps, nameof(eps));
            NotNegative(weight_decay, nameof(weight_decay));
            defaults = new([], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
            foreach (ParamGroup group in parameters)
                add_param_group(group);
        }

        static void Fraction(double value, string name)
        {
            if (!(value is >= 0 and < 1))
                throw new ArgumentOutOfRangeException(name, $"Invalid {name} value: {value}");
        }

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            Options o = ((ParamGroup)param_group).Options, d = defaults.Options;
            o.LearningRate ??= d.LearningRate;
            o.beta1 ??= d.beta1;
            o.beta2 ??= d.beta2;
            o.eps ??= d.eps;
            o.weight_decay ??= d.weight_decay;
            o.amsgrad ??= d.amsgrad;
            o.maximize ??= d.maximize;
            Add(param_group, p => new State(p));
        }

        public (double, double) Betas
        {
            get => ((ParamGroup)_parameter_groups[0]).Betas;
            set
            {
                foreach (Modules.ParamGroup group in _parameter_groups)
                    ((ParamGroup)group).Betas = value;
            }
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Step<ParamGroup>(closure, Update);

        void Update(ParamGroup group, Parameter p, Tensor gradient)
        {
            State s = State<State>(p);
            Options o = group.Options;
            s.step++;
            Native.Check(Native.pt_adam(p.Handle, gradient.Handle, s.exp_avg.Handle, s.exp_avg_sq.Handle, o.amsgrad == true ? s.max_exp_avg_sq!.Handle : 0,
                s.step, o.LearningRate!.Value, o.beta1!.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value, o.maximize == true));
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Adam Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
            public static Adam Adam(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(e => e.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
            public static Adam Adam(IEnumerable<Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
