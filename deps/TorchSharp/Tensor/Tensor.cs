using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A libtorch tensor. Disposed by hand, by its scope, or at worst by the garbage collector.</summary>
    public partial class Tensor : IDisposable
    {
        nint handle;
        internal DisposeScope? Scope;
        internal int ScopeIndex;

        internal Tensor(nint handle, bool register = true)
        {
            this.handle = handle;
            if (register)
                DisposeScopeManager.Current.Created(this);
        }

        ~Tensor() => Dispose(false);

        public nint Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                if (handle == 0)
                    ThrowEmpty();
                return handle;
            }
        }

        static void ThrowEmpty() => throw new InvalidOperationException("Tensor invalid -- empty handle.");

        public bool IsInvalid => handle == 0;

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle == 0)
                return;
            if (disposing)
            {
                DisposeScopeManager.Current.Disposing(this);
                Scope?.Remove(this);
            }
            pt_dispose(Interlocked.Exchange(ref handle, 0));
        }

        /// <summary>The same memory in an object that no scope and no count knows; <see cref="Release"/> ends it.</summary>
        internal Tensor Uncounted() => new(pt_alias(Handle), register: false);

        /// <summary>Frees the native tensor for a scope, which has done its own counting.</summary>
        internal void Release()
        {
            GC.SuppressFinalize(this);
            if (handle != 0)
                pt_dispose(Interlocked.Exchange(ref handle, 0));
        }

        /// <summary>Gives the native tensor away; this object is empty from then on.</summary>
        internal nint MoveHandle()
        {
            nint h = Handle;
            handle = 0;
            GC.SuppressFinalize(this);
            return h;
        }

        /// <summary>Converts in place of the same object, as PyTorch's module.to does, so that fields and optimisers keep it.</summary>
        internal void ReplaceWith(ScalarType type, Device device, bool non_blocking)
        {
            if (type == dtype && device.type == device_type && (device.index < 0 || device.index == device_index))
                return;
            using Tensor source = detach(), converted = source.to(type, device, non_blocking: non_blocking);
            converted.requires_grad = requires_grad;
            using Tensor? gradient = grad;
            using Tensor? convertedGradient = gradient?.to(type, device, non_blocking: non_blocking);
            if (convertedGradient is not null)
                converted.grad = convertedGradient;
            (handle, converted.handle) = (converted.handle, handle);
        }

        public nint DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            Scope?.MarkAsDisposed(this);
            nint h = handle;
            handle = 0;
            return h;
        }

        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        public Tensor MoveToOuterDisposeScope() => Scope is null ? this : Scope.MoveToOuter(this);
        public Tensor DetachFromDisposeScope() => Scope is null ? this : Scope.Detach(this);
        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.Scope);
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (Scope is not null)
                return Scope.MoveToOther(other, this);
            other?.Attach(this);
            return this;
        }

        // The objects whose handles a shim call was given are passed on, so that no finaliser frees them under the call.
        internal static Tensor Of(nint handle, object? a = null, object? b = null, object? c = null, object? d = null)
        {
            if (handle == 0)
                Throw();
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(c);
            GC.KeepAlive(d);
            return new(handle);
        }

        Tensor Done(int status, object? a = null, object? b = null)
        {
            if (status < 0)
                Throw();
            GC.KeepAlive(this);
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            return this;
        }

        /// <summary>Takes over the array of handles that the shim allocated.</summary>
        internal static unsafe Tensor[] Many(int count, nint* handles, object? a = null)
        {
            if (count < 0)
                Throw();
            Tensor[] result = new Tensor[count];
            for (int i = 0; i < count; i++)
                result[i] = handles[i] == 0 ? null! : new(handles[i]);
            pt_free(handles);
            GC.KeepAlive(a);
            return result;
        }

        public long[] shape
        {
            get
            {
                unsafe
                {
                    long[] sizes = new long[ndim];
                    fixed (long* p = sizes)
                        pt_shape(Handle, p);
                    GC.KeepAlive(this);
                    return sizes;
                }
            }
        }
        public long[] size() => shape;
        public long size(int dim)
        {
            long n = pt_size_at(Handle, dim);
            if (n < 0)
                Throw();
            GC.KeepAlive(this);
            return n;
        }
        public unsafe long[] stride()
        {
            long[] strides = new long[ndim];
            fixed (long* p = strides)
                pt_stride(Handle, p);
            GC.KeepAlive(this);
            return strides;
        }
        public long stride(int dim) => stride()[dim < 0 ? dim + (int)ndim : dim];
        public long storage_offset() => Alive(pt_storage_offset(Handle));

        public long ndim => Alive(pt_ndim(Handle));
        public long Dimensions => ndim;
        public long dim() => ndim;
        public long NumberOfElements => Alive(pt_numel(Handle));
        public long numel() => NumberOfElements;
        public long ElementSize => Alive(pt_element_size(Handle));
        public long element_size() => ElementSize;
        public ScalarType dtype => (ScalarType)Alive(pt_dtype(Handle));
        public DeviceType device_type => (DeviceType)Alive(pt_device_type(Handle));
        public int device_index => Alive(pt_device_index(Handle));
        public Device device => new(device_type, device_index);
        public bool is_cuda => device_type == DeviceType.CUDA;
        public bool is_cpu() => device_type == DeviceType.CPU;
        public bool is_contiguous() => Alive(pt_is_contiguous(Handle));
        public bool is_floating_point() => torch.is_floating_point(dtype);
        public bool is_integral() => torch.is_integral(dtype);
        public bool is_complex() => torch.is_complex(dtype);

        T Alive<T>(T value)
        {
            GC.KeepAlive(this);
            return value;
        }

        public override bool Equals(object? obj) => obj is Tensor t && Equals(t);
        public bool Equals(Tensor target)
        {
            int equal = pt_equal(Handle, target.Handle);
            Check(equal);
            GC.KeepAlive(this);
            GC.KeepAlive(target);
            return equal != 0;
        }
        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
        public override string ToString() =>
            IsInvalid ? "[disposed]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
    }
}
