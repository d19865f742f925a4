using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Alive(pt_requires_grad(Handle));
            set => Done(pt_set_requires_grad(Handle, value));
        }
        public Tensor requires_grad_(bool requires_grad = true) => Done(pt_set_requires_grad(Handle, requires_grad));
        public Tensor with_requires_grad(bool requires_grad = true) => Done(pt_set_requires_grad(Handle, requires_grad));
        public bool is_leaf => Alive(pt_is_leaf(Handle));
        public void retain_grad() => Done(pt_retain_grad(Handle));

        /// <summary>What backward has accumulated, or null.</summary>
        public Tensor? grad
        {
            get
            {
                nint h = pt_grad(Handle);
                GC.KeepAlive(this);
                return h == 0 ? null : new(h);
            }
            set => Done(pt_set_grad(Handle, value is null ? 0 : value.Handle), value);
        }

        public void backward() => backward(null);
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        public Tensor detach() => Of(pt_detach(Handle), this);
        public Tensor detach_() => Done(pt_detach_(Handle));
        public Tensor alias() => Of(pt_alias(Handle), this);
        public Tensor clone() => Of(pt_clone(Handle), this);
        public Tensor contiguous() => Of(pt_contiguous(Handle), this);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Done(pt_copy_(Handle, source.Handle, nonBlocking), source);
        public Tensor set_(Tensor source) => Done(pt_set_(Handle, source.Handle), source);
        public Tensor fill_(Scalar value) => Done(pt_fill_(Handle, value.Value));
        public Tensor zero_() => Done(pt_zero_(Handle));
    }
}
