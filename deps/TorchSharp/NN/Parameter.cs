using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module registers as trainable. It takes the native tensor over: <c>data</c> is empty afterwards.</summary>
    public class Parameter : Tensor
    {
        public Parameter(Tensor data, bool requires_grad = true) : base(data.with_requires_grad(requires_grad).MoveHandle(), register: false) =>
            DisposeScope.Replace(data, this);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
