using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The scopes of one thread, and what was made and disposed on it.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] static DisposeScopeManager? current;

    internal static DisposeScopeManager Current => current ??= new();
    internal DisposeScope? CurrentScope { get; set; }
    internal ThreadDisposeScopeStatistics Counts { get; } = new();

    public static ThreadDisposeScopeStatistics Statistics => Current.Counts;

    internal void Created(Tensor tensor)
    {
        if (CurrentScope is null)
        {
            Counts.TensorStatistics.CreatedOutsideScopeCount++;
            return;
        }
        Counts.TensorStatistics.CreatedInScopeCount++;
        CurrentScope.Add(tensor);
    }

    internal void Disposing(Tensor tensor)
    {
        if (tensor.Scope is null)
            Counts.TensorStatistics.DisposedOutsideScopeCount++;
        else
            Counts.TensorStatistics.DisposedInScopeCount++;
    }

    // A scope may be closed before scopes inside it: those then hang on what was around it.
    internal void Close(DisposeScope scope)
    {
        if (CurrentScope == scope)
        {
            CurrentScope = scope.OuterScope;
            return;
        }
        for (DisposeScope? s = CurrentScope; s is not null; s = s.OuterScope)
        {
            if (s.OuterScope == scope)
            {
                s.SkipClosed(scope);
                return;
            }
        }
    }
}
