using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ProcGan.Trainer.Training;

/// <summary>All parameters of a network as one vector, and their gradients as another; the network keeps views into both.</summary>
/// <remarks>An optimiser step or a weight average is then a handful of long vector operations rather than ten short ones for
/// each of twenty tensors. Gradients accumulate in place, so <see cref="ZeroGradients"/> comes before each backward pass.</remarks>
sealed class FlatParameters : IDisposable
{
    public FlatParameters(nn.Module network)
    {
        Parameter[] parameters = [.. network.parameters()];
        long total = parameters.Sum(p => p.numel());
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var device = parameters[0].device;
        Values = zeros(total, device: device);
        Gradients = zeros(total, device: device);
        long offset = 0;
        foreach (var parameter in parameters)
        {
            long[] shape = parameter.shape, strides = parameter.stride();   // strides are kept: weights lie channels-last
            var view = Values.as_strided(shape, strides, offset);
            view.copy_(parameter);
            parameter.set_(view);
            parameter.grad = Gradients.as_strided(shape, strides, offset).DetachFromDisposeScope();
            offset += parameter.numel();
        }
        Values.DetachFromDisposeScope();
        Gradients.DetachFromDisposeScope();
    }

    /// <summary>[P], float32.</summary>
    public Tensor Values { get; }
    /// <summary>[P], float32.</summary>
    public Tensor Gradients { get; }

    public void ZeroGradients() => Gradients.zero_();

    public void Dispose()
    {
        Values.Dispose();
        Gradients.Dispose();
    }
}
