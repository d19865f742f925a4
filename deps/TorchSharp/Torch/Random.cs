using TorchSharp.Interop;
using static TorchSharp.Interop.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers with its own state.</summary>
    public class Generator : IDisposable
    {
        nint handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            handle = pt_generator_new(seed, (sbyte)this.device.type, this.device.index);
            if (handle == 0)
                Throw();
        }
        Generator(nint handle)
        {
            device = CPU;
            this.handle = handle;
        }
        ~Generator() => Dispose(false);

        /// <summary>The CPU's own, which functions without a generator use.</summary>
        public static Generator Default
        {
            get
            {
                nint h = pt_generator_default((sbyte)DeviceType.CPU, -1);
                if (h == 0)
                    Throw();
                return new(h);
            }
        }

        public nint Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));
        public Device device { get; }

        public Generator manual_seed(long seed)
        {
            Check(pt_generator_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }
        public long seed()
        {
            long s = pt_generator_reseed(Handle);
            GC.KeepAlive(this);
            return s;
        }
        public long initial_seed()
        {
            long s = pt_generator_initial_seed(Handle);
            GC.KeepAlive(this);
            return s;
        }
        public Tensor get_state() => Tensor.Of(pt_generator_get_state(Handle), this);
        public void set_state(Tensor value)
        {
            Check(pt_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }
        protected virtual void Dispose(bool disposing) => pt_generator_dispose(Interlocked.Exchange(ref handle, 0));
    }

    public static class random
    {
        public static Generator manual_seed(long seed)
        {
            Check(pt_manual_seed((ulong)seed));
            return Generator.Default;
        }
        public static long seed()
        {
            using Generator g = Generator.Default;
            return g.seed();
        }
        public static long initial_seed()
        {
            using Generator g = Generator.Default;
            return g.initial_seed();
        }
        public static Tensor get_rng_state()
        {
            using Generator g = Generator.Default;
            return g.get_state();
        }
        public static void set_rng_state(Tensor new_state)
        {
            using Generator g = Generator.Default;
            g.set_state(new_state);
        }
    }

    public static Generator manual_seed(long seed) => random.manual_seed(seed);
    public static Tensor get_rng_state() => random.get_rng_state();
    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    static unsafe Tensor Randn(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool grad, Generator? g)
    {
        (sbyte t, sbyte k, int i) = Where(dtype, device);
        fixed (long* s = size)
            return Grad(Tensor.Of(pt_randn(s, size.Length, g?.Handle ?? 0, t, k, i), g), grad);
    }
    static unsafe Tensor Rand(ReadOnlySpan<long> size, ScalarType? dtype, Device? device, bool grad, Generator? g)
    {
        (sbyte t, sbyte k, int i) = Where(dtype, device);
        fixed (long* s = size)
            return Grad(Tensor.Of(pt_rand(s, size.Length, g?.Handle ?? 0, t, k, i), g), grad);
    }

    public static Tensor randn(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Randn(size, dtype, device, requires_grad, generator); }
    public static Tensor randn(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Randn(size, dtype, device, requires_grad, generator); }
    public static Tensor randn(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Randn([size], dtype, device, requires_grad, generator); }
    public static Tensor randn(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Randn([rows, columns], dtype, device, requires_grad, generator); }
    public static Tensor randn(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Randn([dim0, dim1, dim2], dtype, device, requires_grad, generator); }
    public static Tensor randn(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Randn([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator); }
    public static Tensor rand(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Rand(size, dtype, device, requires_grad, generator); }
    public static Tensor rand(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Rand(size, dtype, device, requires_grad, generator); }
    public static Tensor rand(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Rand([size], dtype, device, requires_grad, generator); }
    public static Tensor rand(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Rand([rows, columns], dtype, device, requires_grad, generator); }
    public static Tensor rand(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Rand([dim0, dim1, dim2], dtype, device, requires_grad, generator); }
    public static Tensor rand(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) { Unnamed(names); return Rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad, generator); }
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Grad(Tensor.Of(pt_randn_like(input.Handle, Tensor.Code(dtype), Kind(device), device?.index ?? -1), input), requires_grad);
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Grad(Tensor.Of(pt_rand_like(input.Handle, Tensor.Code(dtype), Kind(device), device?.index ?? -1), input), requires_grad);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);
    public static unsafe Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        Unnamed(names);
        (sbyte t, sbyte k, int i) = Where(dtype ?? ScalarType.Int64, device);
        fixed (long* s = size)
            return Grad(Tensor.Of(pt_randint(low, high, s, size.Length, generator?.Handle ?? 0, t, k, i), generator), requires_grad);
    }
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        (sbyte t, sbyte k, int i) = Where(dtype ?? ScalarType.Int64, device);
        return Grad(Tensor.Of(pt_randperm(n, generator?.Handle ?? 0, t, k, i), generator), requires_grad);
    }
}
