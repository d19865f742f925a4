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

        public virtual void SaveStateDict(BinaryWriter writer)
        {
            writer.Write(InitialLearningRate);
            writer.Write(LearningRate!.Value);
        }
        public virtual void LoadStateDict(BinaryReader reader)
        {
            InitialLearningRate = reader.ReadDouble();
            LearningRate = reader.ReadDouble();
        }
        public virtual void LoadStateDict(OptimizerOptions source)
        {
            InitialLearningRate = source.InitialLearningRate;
            LearningRate = source.LearningRate;
        }
    }

    /// <summary>What an optimiser remembers of one parameter.</summary>
    public abstract class OptimizerState(Parameter parameter)
    {
        protected internal Parameter _parameter = parameter;
        public virtual void Initialize(OptimizerOptions options) { }
        public abstract void SaveStateDict(BinaryWriter writer);
        public abstract void LoadStateDict(BinaryReader reader);
        public abstract void LoadStateDict(OptimizerState source);
        internal abstract void Release();

        protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
        {
            writer.Write(tensor is not null);
            tensor?.Save(writer);
        }
        protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
        {
            result?.Dispose();
            result = reader.ReadBoolean() ? TensorExtensionMethods.Load(reader).to(device).DetachFromDisposeScope() : null;
        }
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

        public virtual void load_state_dict(StateDictionary state_dict)
        {
            StateDictionary own = this.state_dict();
            Fits(own, state_dict.Options.Count, state_dict.State.Count);
            for (int i = 0; i < own.Options.Count; i++)
                if (own.Options[i] != state_dict.Options[i])
                    own.Options[i].LoadStateDict(state_dict.Options[i]);
            using (no_grad())
                for (int i = 0; i < own.State.Count; i++)
                    if (own.State[i] != state_dict.State[i])
                        own.State[i].LoadStateDict(state_dict.State[i]);
        }

        public void save_state_dict(BinaryWriter writer)
        {
            StateDictionary own = state_dict();
            writer.Write(GetType().Name);
            writer.Encode(own.Options.Count);
            writer.Encode(own.State.Count);
            foreach (OptimizerOptions options in own.Options)
                options.SaveStateDict(writer);
            foreach (OptimizerState state in own.State)
                state.SaveStateDict(writer);
        }

        public void load_state_dict(BinaryReader reader)
        {
            string name = reader.ReadString();
            if (name != GetType().Name)
                throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");
            StateDictionary own = state_dict();
            Fits(own, reader.Decode(), reader.Decode());
            foreach (OptimizerOptions options in own.Options)
                options.LoadStateDict(reader);
            foreach (OptimizerState state in own.State)
                state.LoadStateDict(reader);
        }

        static void Fits(StateDictionary own, long groups, long states)
        {
            if (own.Options.Count != groups || own.State.Count != states)
                throw new ArgumentException($"Invalid optimizer state -- {groups} parameter groups and {states} states for {own.Options.Count} and {own.State.Count}.");
        }

        private protected static void NotNegative(double value, string name)
        {
            if (!(value >= 0))
                throw new ArgumentOutOfRangeException(name, $"Invalid {name} value: {value}");
        }

        // What PyTorch's rules start from: the gradient with its sign and weight decay.
        private protected static Tensor Gradient(Parameter p, Tensor gradient, double weightDecay, bool maximize)
        {
            Tensor d = maximize ? gradient.neg() : gradient;
            return weightDecay != 0 ? d.add(p, weightDecay) : d;
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
