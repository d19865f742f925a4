using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Owns the tensors that are made while it is the innermost scope of its thread, and disposes them with itself.</summary>
public sealed class DisposeScope : IDisposable
{
    DisposeScopeManager? manager;
    List<Tensor> tensors = [];   // a tensor knows its place here, so that leaving costs no search

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        OuterScope = manager.CurrentScope;
        manager.CurrentScope = this;
    }

    internal DisposeScope? OuterScope { get; private set; }

    public int DisposablesCount => tensors.Count;
    public IReadOnlyList<IDisposable> DisposablesView => [.. tensors];
    public bool Contains(IDisposable disposable) => disposable is Tensor t && t.Scope == this;

    internal void Add(Tensor tensor)
    {
        tensor.Scope = this;
        tensor.ScopeIndex = tensors.Count;
        tensors.Add(tensor);
    }

    internal void Remove(Tensor tensor)
    {
        Tensor last = tensors[^1];
        tensors[tensor.ScopeIndex] = last;
        last.ScopeIndex = tensor.ScopeIndex;
        tensors.RemoveAt(tensors.Count - 1);
        tensor.Scope = null;
    }

    internal static void Replace(Tensor original, Tensor replacement)
    {
        if (original.Scope is not { } scope)
            return;
        scope.Remove(original);
        scope.Add(replacement);
    }

    public void Attach(IDisposable disposable) => Attach((IEnumerable<IDisposable>)[disposable]);
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        LifetimeStatistics statistics = Alive().Counts.TensorStatistics;
        List<IDisposable> result = [];
        foreach (IDisposable disposable in disposables)
        {
            Tensor tensor = Managed(disposable);
            if (tensor.Scope != this)
            {
                tensor.Scope?.Remove(tensor);
                Add(tensor);
                statistics.AttachedToScopeCount++;
            }
            result.Add(disposable);
        }
        return result;
    }

    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(OuterScope, disposable);
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        MoveToOther(OuterScope, first, second);
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => MoveToOther(OuterScope, first, second, third);
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        Move(scope, disposable);
        return disposable;
    }
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        Move(scope, first);
        Move(scope, second);
        return (first, second);
    }
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        Move(scope, first);
        Move(scope, second);
        Move(scope, third);
        return (first, second, third);
    }
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (IDisposable disposable in disposables)
            Move(scope, disposable);
    }

    public T Detach<T>(T disposable) where T : IDisposable
    {
        Move(null, disposable);
        return disposable;
    }
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        MoveToOther(null, first, second);
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => MoveToOther(null, first, second, third);
    public void Detach(params IDisposable[] disposables) => MoveToOther(null, (IEnumerable<IDisposable>)disposables);
    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        LifetimeStatistics statistics = Alive().Counts.TensorStatistics;
        HashSet<object> keep = new(inKeep, ReferenceEqualityComparer.Instance);
        List<Tensor> old = tensors;
        tensors = [];
        foreach (Tensor tensor in old)
        {
            if (keep.Count > 0 && keep.Contains(tensor))
            {
                Add(tensor);
                continue;
            }
            statistics.DisposedInScopeCount++;
            tensor.Scope = null;
            tensor.Release();
        }
    }

    public void Dispose()
    {
        if (manager is null)
            return;
        DisposeEverything();
        manager.Close(this);
        manager = null;
    }

    /// <summary>Takes a tensor that was disposed off the books.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Alive();
        if (disposable is Tensor tensor && tensor.Scope == this)
            Remove(tensor);
    }

    internal void SkipClosed(DisposeScope closed) => OuterScope = closed.OuterScope;

    void Move(DisposeScope? scope, IDisposable disposable)
    {
        DisposeScopeManager alive = Alive();
        if (disposable is not Tensor tensor || tensor.Scope != this || scope == this)
            return;
        Remove(tensor);
        if (scope is null)
            alive.Counts.TensorStatistics.DetachedFromScopeCount++;
        else
            scope.Add(tensor);
    }

    static Tensor Managed(IDisposable disposable) =>
        disposable as Tensor ?? throw new InvalidOperationException($"A DisposeScope holds tensors, not {disposable?.GetType().Name}.");

    DisposeScopeManager Alive() => manager ?? throw new ObjectDisposedException(nameof(DisposeScope));
}
