using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Networks;

/// <summary>A conditional network's values in one that has only some of its classes.</summary>
static class ClassSubset
{
    /// <param name="from">Of <paramref name="classes"/> classes.</param>
    /// <param name="to">The same network, but of as many classes as are kept.</param>
    /// <param name="classes">Of <paramref name="from"/>.</param>
    /// <param name="kept">Indices of classes of <paramref name="from"/>, in the order of <paramref name="to"/>; fewer than all.</param>
    /// <exception cref="ArgumentException">The two differ in more than their classes.</exception>
    public static void Copy(Module from, Module to, int classes, IReadOnlyList<int> kept)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        Dictionary<string, Tensor> values = Named(from).ToDictionary(pair => pair.Name, pair => pair.Values);
        var rows = tensor([.. kept.Select(index => (long)index)]);
        foreach ((string name, Tensor target) in Named(to))
            target.copy_(Fitting(name, values[name], target.shape));

        Tensor Fitting(string name, Tensor source, long[] shape)
        {
            int[] unlike = [.. Enumerable.Range(0, source.shape.Length).Where(axis => source.shape[axis] != shape[axis])];
            return unlike switch
            {
                [] => source,
                [int axis] when source.shape[axis] == classes && shape[axis] == kept.Count => source.index_select(axis, rows.to(source.device)),
                _ => throw new ArgumentException($"'{name}' is [{string.Join(", ", source.shape)}] and [{string.Join(", ", shape)}], which differ in more than {classes} and {kept.Count} classes."),
            };
        }
    }

    static IEnumerable<(string Name, Tensor Values)> Named(Module network)
    {
        foreach (var (name, values) in network.named_parameters())
            yield return (name, values);
        foreach (var (name, values) in network.named_buffers())
            yield return (name, values);
    }
}
