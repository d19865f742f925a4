using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A tree of parameters, buffers and further modules, named after the fields that hold them.</summary>
        public class Module : IDisposable
        {
            readonly List<(string Name, Parameter Value)> ownParameters = [];
            readonly List<(string Name, Tensor Value, bool Persistent)> ownBuffers = [];
            readonly List<(string Name, Module Value)> ownModules = [];
            bool registered;
            protected string name;

            protected Module(string name) => this.name = name;
            ~Module() => Dispose(false);

            public virtual string GetName() => name;
            public bool training { get; private set; } = true;

            /// <summary>Registers every field that holds a module, a parameter or a tensor, base classes first, under the field's name.</summary>
            protected virtual void RegisterComponents()
            {
                if (registered)
                    return;
                registered = true;
                foreach (FieldInfo field in Fields(GetType()))
                {
                    if (Has(field.Name))
                        continue;
                    switch (field.GetValue(this))
                    {
                        case Module m: register_module(field.Name, m); break;
                        case Parameter p: register_parameter(field.Name, p); break;
                        case Tensor t: register_buffer(field.Name, t); break;
                    }
                }
            }

            static IEnumerable<FieldInfo> Fields(Type type)
            {
                const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
                IEnumerable<FieldInfo> inherited = type.BaseType is { } b && b != typeof(Module) && b != typeof(object) ? Fields(b) : [];
                return type.Assembly == typeof(Module).Assembly ? inherited : inherited.Concat(type.GetFields(own));
            }

            // Layers of this library register their own tensors: out of any scope, the former one disposed.
            private protected void Keep(ref Parameter? place, Parameter? value, string name)
            {
                if (ReferenceEquals(place, value))
                    return;
                place?.Dispose();
                place = value;
                value?.DetachFromDisposeScope();
                int at = ownParameters.FindIndex(e => e.Name == name);
                if (at >= 0)
                    ownParameters.RemoveAt(at);
                if (value is not null)
                    ownParameters.Insert(at < 0 ? ownParameters.Count : at, (name, value));
            }
            private protected void Keep(ref Tensor? place, Tensor? value, string name)
            {
                if (ReferenceEquals(place, value))
                    return;
                place?.Dispose();
                place = value;
                value?.DetachFromDisposeScope();
                int at = ownBuffers.FindIndex(e => e.Name == name);
                if (at >= 0)
                    ownBuffers.RemoveAt(at);
                if (value is not null)
                    ownBuffers.Insert(at < 0 ? ownBuffers.Count : at, (name, value, true));
            }

            bool Has(string name) => ownParameters.Any(e => e.Name == name) || ownBuffers.Any(e => e.Name == name) || ownModules.Any(e => e.Name == name);

            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid)
                    throw new ArgumentNullException(nameof(param), "A null tensor cannot be registered as a parameter.");
                if (ownParameters.Any(e => e.Name == name))
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                ownParameters.Add((name, param));
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid)
                    throw new ArgumentNullException(nameof(tensor), "A null tensor cannot be registered as a buffer.");
                if (ownBuffers.Any(e => e.Name == name))
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
                ownBuffers.Add((name, tensor, persistent));
            }

            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    ownModules.RemoveAll(e => e.Name == name);
                    return;
                }
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                    throw new ArgumentException($"module name can't be empty or contain \".\", got: \"{name}\"");
                if (ownModules.Any(e => e.Name == name))
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                ownModules.Add((name, submodule));
            }
            public void add_module(string name, Module module) => register_module(name, module);
            protected void ClearModules() => ownModules.Clear();

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
                foreach ((string prefix, Module m) in recurse ? Tree("") : [("", this)])
                    foreach ((string n, Parameter p) in m.ownParameters)
                        if (seen.Add(p))
                            yield return (prefix + n, p);
            }
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(e => e.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
                foreach ((string prefix, Module m) in recurse ? Tree("") : [("", this)])
                    foreach ((string n, Tensor t, bool persistent) in m.ownBuffers)
                        if ((persistent || include_nonpersistent) && seen.Add(t))
                            yield return (prefix + n, t);
            }
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(e => e.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() => ownModules.Select(e => (e.Name, e.Value));
            public virtual IEnumerable<Module> children() => ownModules.Select(e => e.Value);
            public virtual IEnumerable<(string name, Module module)> named_modules() => Tree("").Skip(1).Select(e => (e.Prefix[..^1], e.Module));
            public virtual IEnumerable<Module> modules() => Tree("").Skip(1).Select(e => e.Module);

            // This module and all below it, each with what its names start with.
            IEnumerable<(string Prefix, Module Module)> Tree(string prefix)
            {
                yield return (prefix, this);
                foreach ((string n, Module m) in ownModules)
                    foreach ((string, Module) e in m.Tree($"{prefix}{n}."))
                        yield return e;
            }

            public bool has_parameter(string target) => named_parameters().Any(e => e.name == target);
            public Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(e => e.name == target).parameter;
            public bool has_buffer(string target) => named_buffers().Any(e => e.name == target);
            public Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(e => e.name == target).buffer;

            public virtual void train(bool train = true)
            {
                foreach ((_, Module m) in Tree(""))
                    m.training = train;
            }
            public virtual void eval() => train(false);

            public virtual Module apply(Action<Module> fn)
            {
                foreach (Module child in children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (Parameter p in parameters())
                {
                    if (set_to_none)
                    {
                        p.grad = null;
                        continue;
                    }
                    using Tensor? g = p.grad;
                    g?.zero_();
                }
            }

            /// <summary>The module's own tensors by name, not copies; buffers that are not persistent left out.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach ((string path, Module m) in Tree(string.IsNullOrEmpty(prefix) ? "" : prefix + "."))
                {
                    foreach ((string n, Parameter p) in m.ownParameters)
                        destination.TryAdd(path + n, p);
                    foreach ((string n, Tensor t, bool persistent) in m.ownBuffers)
                        if (persistent)
                            destination.TryAdd(path + n, t);
                }
                return destination;
            }

            public virtual (IList<string> missing_keys, IList<string> unexpected_keys) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                Dictionary<string, Tensor> own = state_dict();
                skip ??= [];
                List<string> missing = [.. own.Keys.Where(k => !source.ContainsKey(k) && !skip.Contains(k))];
                List<string> unexpected = [.. source.Keys.Where(k => !own.ContainsKey(k) && !skip.Contains(k))];
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary.");
                using (no_grad())
                    foreach ((string key, Tensor value) in source)
                        if (own.TryGetValue(key, out Tensor? target) && !skip.Contains(key))
                            target.copy_(value);
                return (missing, unexpected);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                List<KeyValuePair<string, Tensor>> entries = [.. state_dict().Where(e => skip?.Contains(e.Key) != true)];
                writer.Encode(entries.Count);
                foreach ((string key, Tensor value) in entries)
                {
                    writer.Write(key);
                    value.Save(writer);
                }
                return this;
            }

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                Dictionary<string, Tensor> own = state_dict();
                long count = reader.Decode();
                if (strict && count != own.Count)
                    throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {count} entries.");
                for (long i = 0; i < count; i++)
                {
                    string key = reader.ReadString();
                    bool found = own.TryGetValue(key, out Tensor? target);
                    if (!found && strict)
                        throw new ArgumentException($"Mismatched module state names: the target modules does not have a submodule or buffer named '{key}'");
                    if (found && skip?.Contains(key) != true)
                        target!.Load(reader);
                    else
                        TensorExtensionMethods.Load(reader, skip: true).Dispose();
                    loadedParameters?.Add(key, found);
                }
                return this;
            }

            internal void MoveTo(ScalarType? type, Device? device, bool non_blocking)
            {
                foreach (Tensor t in parameters().Concat(buffers()).ToList())
                    t.ReplaceWith(type is { } to && t.is_floating_point() ? to : t.dtype, device ?? t.device, non_blocking);
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach ((_, Tensor t, _) in ownBuffers)
                    t.Dispose();
                foreach ((_, Parameter p) in ownParameters)
                    p.Dispose();
                foreach ((_, Module m) in ownModules)
                    m.Dispose();
            }
        }
    }
}
