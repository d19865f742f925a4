using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public interface ILearningRateController
            {
                double LearningRate { get; set; }
                double InitialLearningRate { get; set; }
            }

            public abstract class Optimizer : IDisposable
            {
                protected IList<ParamGroup> _parameter_groups = [];

                internal Optimizer() { }
                ~Optimizer() => Dispose(false);

                public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;
                public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(g => g.Parameters);
                public abstract Tensor? step(Func<Tensor>? closure = null);
                public abstract void zero_grad();
                public virtual void add_param_group(ParamGroup param_group) => throw new NotImplementedException();

                public void Dispose()
                {
                    Dispose(true);
                    GC.SuppressFinalize(this);
                }
                protected virtual void Dispose(bool disposing) { }

                /// <summary>Options of the groups and state of the parameters, the live objects.</summary>
                public class StateDictionary
                {
                    internal StateDictionary() { }
                    public List<OptimizerOptions> Options { get; } = [];
                    public List<OptimizerState> State { get; } = [];
                    public List<List<int>> StateIndexRef { get; } = [];
                }
            }
        }
    }
}

namespace TorchSharp.Modules
{
    public class OptimizerOptions
    {
        public double? LearningRate { get; set; }
        public double InitialLearningRate { get; set; }
    }

    /// <summary>What an optimiser remembers of one parameter.</summary>
    public abstract class OptimizerState(Parameter parameter)
    {
        protected internal Parameter _parameter = parameter;
        public virtual void Initialize(OptimizerOptions options) { }
        public virtual void LoadStateDict(OptimizerState source) => throw new NotSupportedException();
        internal abstract void Release();
    }

    public class ParamGroup : optim.ILearningRateController
    {
        public IEnumerable<Parameter> Parameters { get; set; } = [];
        public OptimizerOptions Options { get; set; } = new();
        public double LearningRate
        {
            get => Options.LearningRate!.Value;
            set => Options.LearningRate = value;
        }
        public double InitialLearningRate
        {
            get => Options.InitialLearningRate;
            set => Options.InitialLearningRate = value;
        }
    }

    public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
    {
        public ParamGroup() { }
        public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
        {
            Parameters = parameters;
            if (options is not null)
                base.Options = options;
        }
        public new TOptions Options
        {
            get => (TOptions)base.Options;
            set => base.Options = value;
        }
    }

    /// <summary>Groups, state and bookkeeping; each optimiser adds its update rule.</summary>
    public abstract class OptimizerHelper : optim.Optimizer
    {
        readonly Dictionary<Parameter, OptimizerState> states = new(ReferenceEqualityComparer.Instance);

        private protected T State<T>(Parameter p) where T : OptimizerState => (T)states[p];

        private protected void Add(ParamGroup group, Func<Parameter, OptimizerState> state)
        {
            group.Parameters = [.. group.Parameters];
            group.InitialLearningRate = group.LearningRate;
            foreach (Parameter p in group.Parameters)
            {
                if (!states.TryAdd(p, state(p)))
                    throw new ArgumentException("some parameters appear in more than one parameter group");
                states[p].Initialize(group.Options);
            }
            _parameter_groups.Add(group);
        }

        public override void zero_grad()
        {
            foreach (Parameter p in parameters())
            {
                using Tensor? g = p.grad;
                g?.zero_();
            }
        }

        private protected Tensor? Step<TGroup>(Func<Tensor>? closure, Action<TGroup, Parameter, Tensor> update) where TGroup : ParamGroup
        {
            Tensor? loss = null;
            if (closure is not null)
                using (enable_grad())
                    loss = closure();
            using (no_grad())
            using (NewDisposeScope())
                foreach (ParamGroup group in _parameter_groups)
                    foreach (Parameter p in group.Parameters)
                        if (p.grad is { } gradient)
                            update((TGroup)group, p, gradient);
            return loss;
        }

        public virtual StateDictionary state_dict()
        {
            StateDictionary dictionary = new();
            foreach (ParamGroup group in _parameter_groups)
            {
                List<int> places = [];
                dictionary.Options.Add(group.Options);
                foreach (Parameter p in group.Parameters)
                {
                    places.Add(dictionary.State.Count);
                    dictionary.State.Add(states[p]);
                }
                dictionary.StateIndexRef.Add(places);
            }
            return dictionary;
        }

        protected override void Dispose(bool disposing)
        {
            if (!disposing)
                return;
            foreach (OptimizerState state in states.Values)
                state.Release();
            states.Clear();
        }
    }
}
