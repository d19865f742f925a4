using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules in a row; unnamed ones are called "0", "1", ...</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        readonly List<nn.Module<Tensor, Tensor>> row = [];

        internal Sequential(IEnumerable<(string, nn.Module<Tensor, Tensor>)> modules) : base(nameof(Sequential))
        {
            foreach ((string name, nn.Module<Tensor, Tensor> module) in modules)
                Add(name, module);
        }

        public int Count => row.Count;
        [IndexerName("SequentialItems")]
        public nn.IModule<Tensor, Tensor> this[int index] => row[index];
        public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Containers.Name(row.Count), module);
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            Add(name, (nn.Module<Tensor, Tensor>)module);
            return this;
        }

        void Add(string name, nn.Module<Tensor, Tensor> module)
        {
            register_module(name, module);
            row.Add(module);
        }

        public override Tensor forward(Tensor tensor)
        {
            if (row.Count == 0)
                return tensor.alias();
            Tensor x = row[0].call(tensor);
            foreach (nn.Module<Tensor, Tensor> module in row.Skip(1))
            {
                Tensor y = module.call(x);
                if (!ReferenceEquals(x, y))
                    x.Dispose();
                x = y;
            }
            return x;
        }
    }

    /// <summary>Modules in a list, registered as "0", "1", ...</summary>
    public class ModuleList<T> : nn.Module, IList<T> where T : nn.Module
    {
        readonly List<T> items;

        public ModuleList(params T[] modules) : base(nameof(ModuleList<T>)) => items = [.. modules];

        protected override void RegisterComponents()
        {
            ClearModules();
            for (int i = 0; i < items.Count; i++)
                register_module(Containers.Name(i), items[i]);
        }

        public T this[int index] { get => items[index]; set => items[index] = value; }
        public int Count => items.Count;
        public bool IsReadOnly => false;
        public void Add(T item)
        {
            register_module(Containers.Name(items.Count), item);
            items.Add(item);
        }
        public void append(params T[] parameters) => extend(parameters);
        public void extend(IEnumerable<T> modules)
        {
            foreach (T m in modules)
                Add(m);
        }
        public void Insert(int index, T item) { items.Insert(index, item); RegisterComponents(); }
        public bool Remove(T item) { bool found = items.Remove(item); RegisterComponents(); return found; }
        public void RemoveAt(int index) { items.RemoveAt(index); RegisterComponents(); }
        public void Clear() { items.Clear(); ClearModules(); }
        public bool Contains(T item) => items.Contains(item);
        public int IndexOf(T item) => items.IndexOf(item);
        public void CopyTo(T[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);
        public IEnumerator<T> GetEnumerator() => items.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
    }

    /// <summary>Parameters in a list, registered as "0", "1", ...</summary>
    public class ParameterList : nn.Module, IList<Parameter>
    {
        readonly List<Parameter> items = [];

        public ParameterList(params Parameter[] parameters) : base(nameof(ParameterList)) => extend(parameters);

        public Parameter this[int index] { get => items[index]; set => throw new NotSupportedException("A registered parameter stays: copy_ into it."); }
        public int Count => items.Count;
        public bool IsReadOnly => false;
        public void Add(Parameter item)
        {
            register_parameter(Containers.Name(items.Count), item);
            items.Add(item);
        }
        public void append(params Parameter[] parameters) => extend(parameters);
        public void extend(IEnumerable<Parameter> parameters)
        {
            foreach (Parameter p in parameters)
                Add(p);
        }
        public void Insert(int index, Parameter item) => throw new NotSupportedException("Names are places: append instead.");
        public bool Remove(Parameter item) => throw new NotSupportedException("Names are places: build a new list.");
        public void RemoveAt(int index) => throw new NotSupportedException("Names are places: build a new list.");
        public void Clear() => throw new NotSupportedException("Names are places: build a new list.");
        public bool Contains(Parameter item) => IndexOf(item) >= 0;
        public int IndexOf(Parameter item) => items.FindIndex(p => ReferenceEquals(p, item));
        public void CopyTo(Parameter[] array, int arrayIndex) => items.CopyTo(array, arrayIndex);
        public IEnumerator<Parameter> GetEnumerator() => items.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
    }

    static class Containers
    {
        public static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Sequential Sequential() => new([]);
            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(Numbered(modules));
            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(Numbered(modules));
            public static Sequential Sequential(params (string, Module<Tensor, Tensor>)[] modules) => new(modules);
            public static Sequential Sequential(IEnumerable<(string, Module<Tensor, Tensor>)> modules) => new(modules);
            public static ModuleList<T> ModuleList<T>(params T[] modules) where T : Module => new(modules);
            public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);
            public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            static IEnumerable<(string, Module<Tensor, Tensor>)> Numbered(IEnumerable<Module<Tensor, Tensor>> modules) =>
                modules.Select((m, i) => (Containers.Name(i), m));
        }
    }
}
