using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index(i1);
            set => index_put_(value, i1);
        }
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(i1, i2);
            set => index_put_(value, i1, i2);
        }
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(i1, i2, i3);
            set => index_put_(value, i1, i2, i3);
        }
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(i1, i2, i3, i4);
            set => index_put_(value, i1, i2, i3, i4);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }
        public Tensor index(params Tensor[] indices) => index(Array.ConvertAll(indices, TensorIndex.Tensor));
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Array.ConvertAll(indices, TensorIndex.Tensor));

        public Tensor index(params TensorIndex[] indices)
        {
            Interop.Index* parts = stackalloc Interop.Index[indices.Length];
            Fill(parts, indices);
            return Of(pt_index(Handle, parts, indices.Length), this, indices);
        }
        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            Interop.Index* parts = stackalloc Interop.Index[indices.Length];
            Fill(parts, indices);
            return Done(pt_index_put_(Handle, parts, indices.Length, value.Handle), value, indices);
        }
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            Interop.Index* parts = stackalloc Interop.Index[indices.Length];
            Fill(parts, indices);
            return Done(pt_index_put_scalar_(Handle, parts, indices.Length, value.Value), indices);
        }

        static void Fill(Interop.Index* parts, TensorIndex[] indices)
        {
            for (int i = 0; i < indices.Length; i++)
                parts[i] = indices[i].Part();
        }
    }

    /// <summary>One part of an indexing expression: an integer, a slice, a mask, an ellipsis, a new axis.</summary>
    public sealed class TensorIndex
    {
        readonly Interop.Index part;
        readonly torch.Tensor? tensor;

        TensorIndex(int kind, long start = 0, long stop = 0, long step = 1) => part = new() { Kind = kind, Start = start, Stop = stop, Step = step };
        TensorIndex(torch.Tensor tensor) : this(5) => this.tensor = tensor;

        internal Interop.Index Part() => tensor is null ? part : part with { Tensor = tensor.Handle };

        public static readonly TensorIndex None = new(0);
        public static readonly TensorIndex Null = None;
        public static readonly TensorIndex Ellipsis = new(1);
        public static readonly TensorIndex Colon = Slice();

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new(4, start ?? Interop.Index.Open, stop ?? Interop.Index.Open, step ?? 1);
        public static TensorIndex Slice((int?, int?) range) => Slice(range.Item1, range.Item2);
        public static TensorIndex Slice(Range range) =>
            Slice(At(range.Start), range.End.IsFromEnd && range.End.Value == 0 ? null : At(range.End));
        public static TensorIndex Bool(bool value) => new(3, value ? 1 : 0);
        public static TensorIndex Single(long? index) => index is { } i ? new(2, i) : None;
        public static TensorIndex Tensor(torch.Tensor tensor) => new(tensor);

        public static implicit operator TensorIndex(long value) => new(2, value);
        public static implicit operator TensorIndex(System.Index index) => new(2, At(index));
        public static implicit operator TensorIndex(Range range) => Slice(range);
        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        static long At(System.Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
