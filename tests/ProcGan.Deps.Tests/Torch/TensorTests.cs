using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Data in and out, metadata, errors, modes: what PyTorch's values alone do not show.</summary>
public sealed class TensorTests
{
    DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = NewDisposeScope();

    [TearDown]
    public void Close() => scope.Dispose();

    [Test]
    public void Tensor_OfAnArray_CopiesItsMemory()
    {
        float[] data = [1, 2, 3, 4];
        Tensor t = torch.tensor(data, [2, 2]);
        data[0] = 9;
        Assert.That(t.data<float>().ToArray(), Is.EqualTo(new float[] { 1, 2, 3, 4 }));
        Assert.That((t.shape, t.ndim, t.numel(), t.element_size(), t.dtype), Is.EqualTo((new long[] { 2, 2 }, 2L, 4L, 4L, float32)));
    }

    [Test]
    public void Tensor_OfOtherTypes_ConvertsAndKeepsRanks()
    {
        Assert.That(torch.tensor(new byte[] { 1, 255 }, dtype: float32).data<float>().ToArray(), Is.EqualTo(new float[] { 1, 255 }));
        Assert.That(torch.tensor(new long[,] { { 1, 2, 3 }, { 4, 5, 6 } }).shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(torch.tensor(2.5f).ndim, Is.Zero);
        Assert.That(() => torch.tensor(new float[3], [2, 2]), Throws.ArgumentException);
    }

    [Test]
    public void Data_OfAStridedTensor_ReadsAndWritesInRowOrder()
    {
        Tensor t = arange(6).reshape(2, 3).t();
        Assert.That(t.data<long>().ToArray(), Is.EqualTo(new long[] { 0, 3, 1, 4, 2, 5 }));
        Assert.That((t.data<long>()[2, 1], t.data<long>()[3], t.data<long>().Count), Is.EqualTo((5L, 4L, 6L)));
        t.data<long>().CopyFrom(new long[] { 10, 11 }, tensorIndex: 2);
        Assert.That(t[1].data<long>(), Is.EqualTo(new long[] { 10, 11 }));
        Assert.That(() => t.data<float>(), Throws.ArgumentException);
    }

    [Test]
    public void Data_AfterTheTensorsDisposal_StillReads()
    {
        Tensor t = arange(3);
        long live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        TorchSharp.Utils.TensorAccessor<long> data = t.data<long>();
        Assert.That(DisposeScopeManager.Statistics.ThreadTotalLiveCount, Is.EqualTo(live));
        t.Dispose();
        Assert.That(data.ToArray(), Is.EqualTo(new long[] { 0, 1, 2 }));
        data.Dispose();
        Assert.That(() => data[0], Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void Bytes_AreTheMemoryItself()
    {
        Tensor t = torch.zeros(2, int32);
        t.bytes = new byte[] { 1, 0, 0, 0, 0, 1, 0, 0 };
        Assert.That(t.data<int>().ToArray(), Is.EqualTo(new[] { 1, 256 }));
        t.bytes[0] = 7;
        Assert.That(t[0].item<int>(), Is.EqualTo(7));
        Assert.That(() => t.bytes = new byte[3], Throws.ArgumentException);
    }

    [Test]
    public void Item_OfEachType_GivesTheNumber()
    {
        Assert.That((torch.tensor(1.5f).item<float>(), torch.tensor(1.5).ToDouble(), torch.tensor(-3L).ToInt64()), Is.EqualTo((1.5f, 1.5, -3L)));
        Assert.That((torch.tensor(true).item<bool>(), torch.tensor((byte)200).item<byte>(), torch.tensor(-7).item<int>()), Is.EqualTo((true, (byte)200, -7)));
        Assert.That((torch.tensor(1.5f).half().item<Half>(), torch.tensor(1.5f).bfloat16().ToSingle()), Is.EqualTo(((Half)1.5f, 1.5f)));
        Assert.That(() => ones(2).ToSingle(), Throws.TypeOf<ExternalException>());
    }

    [Test]
    public void Scalar_OfEachNumber_HasTorchsTypeAndAllocatesNoTensor()
    {
        long before = DisposeScopeManager.Statistics.CreatedInScopeCount;
        Scalar whole = 3, real = 2.5f, truth = true;
        Assert.That((whole.Type, real.Type, truth.Type), Is.EqualTo((int64, float64, @bool)));
        Assert.That((whole.ToInt32(), real.ToSingle(), truth.ToBoolean()), Is.EqualTo((3, 2.5f, true)));
        Assert.That(DisposeScopeManager.Statistics.CreatedInScopeCount, Is.EqualTo(before));
    }

    [Test]
    public void Call_ThatTorchRefuses_ThrowsWithItsWords() =>
        Assert.That(() => ones(2, 3) + ones(4, 5), Throws.TypeOf<ExternalException>().With.Message.Contains("must match the size of tensor b (5)"));

    [Test]
    public void Call_OnADisposedTensor_Throws()
    {
        Tensor t = ones(2);
        t.Dispose();
        Assert.That(() => t + 1, Throws.InvalidOperationException);
        Assert.That(t.IsInvalid);
    }

    [Test]
    public void To_OfTypeAndCopy_SharesOnlyWhereNothingChanges()
    {
        Tensor t = ones(2), same = t.to(float32), copy = t.to(float32, copy: true), moved = t.to(float64, CPU, disposeAfter: true);
        Assert.That(t.IsInvalid);
        same.add_(1);
        Assert.That((same[0].ToSingle(), copy[0].ToSingle(), moved.dtype), Is.EqualTo((2f, 1f, float64)));
        Assert.That((copy.cpu().device_type, copy.type_as(moved).dtype, copy.to(moved).dtype), Is.EqualTo((DeviceType.CPU, float64, float64)));
    }

    [Test]
    public void Like_TakesSizesAndTypes()
    {
        Tensor t = ones([2, 3], float64);
        Assert.That((t.zeros_like().dtype, t.ones_like(int32).dtype, empty_like(t).shape), Is.EqualTo((float64, int32, new long[] { 2, 3 })));
        Assert.That((t.full_like(2)[0, 0].ToDouble(), t.new_zeros([4]).shape, t.new_full([1], 3).ToDouble()), Is.EqualTo((2.0, new long[] { 4 }, 3.0)));
    }

    [Test]
    public void Equality_ComparesValues()
    {
        Assert.That(ones(2).Equals(ones(2)) && !ones(2).Equals(torch.zeros(2)));
        Assert.That(ones(2).allclose(ones(2) + 1e-6) && !ones(2).allclose(ones(2) + 1));
    }

    [Test]
    public void Detach_InPlaceAndSet_CutAndShare()
    {
        Tensor x = ones(2, requires_grad: true), y = x * 2;
        Assert.That(y.requires_grad && !y.is_leaf);
        y.detach_();
        Assert.That(!y.requires_grad && y.is_leaf);
        Tensor z = torch.zeros(1);
        z.set_(y);
        Assert.That(z.data<float>().ToArray(), Is.EqualTo(new[] { 2f, 2f }));
    }

    [Test]
    public void Device_OfItsText_IsReadAndWritten()
    {
        Assert.That((device("cuda:1").type, device("cuda:1").index, new Device("cpu").index), Is.EqualTo((DeviceType.CUDA, 1, -1)));
        Assert.That((device("cuda:1").ToString(), CPU.ToString(), ones(1).device.ToString()), Is.EqualTo(("cuda:1", "cpu", "cpu")));
        Assert.That(() => device("toaster"), Throws.ArgumentException);
    }

    [Test]
    public void Generator_StateSetBack_RepeatsTheStream()
    {
        using Generator g = new(3);
        _ = randn(5, generator: g);
        Tensor state = g.get_state(), first = randn(5, generator: g);
        g.set_state(state);
        Assert.That(randn(5, generator: g).Equals(first));
        Assert.That(g.initial_seed(), Is.EqualTo(3));

        manual_seed(11);
        Tensor global = get_rng_state(), a = rand(4);
        set_rng_state(global);
        Assert.That(rand(4).Equals(a));
        Assert.That(torch.random.initial_seed(), Is.EqualTo(11));
    }

    [Test]
    public void Threads_SetAndAsked_Agree()
    {
        set_num_threads(1);
        Assert.That((get_num_threads(), get_num_interop_threads() >= 1, get_default_dtype()), Is.EqualTo((1, true, float32)));
    }

    [Test]
    public void AllowTf32_IsOnAtFirst_AndKeepsWhatIsSet()
    {
        Assert.That(backends.cudnn.allow_tf32, Is.True);   // PyTorch's default
        backends.cudnn.allow_tf32 = false;
        Assert.That(backends.cudnn.allow_tf32, Is.False);
        backends.cudnn.allow_tf32 = true;
    }

    [Test]
    public void Bfloat16Convolution_OnAnyProcessor_Survives()
    {
        // On a processor with AMX this died of an illegal instruction, before the guard in Native.
        Tensor y = nn.functional.conv2d(ones([4, 32, 16, 16], bfloat16), ones([64, 32, 3, 3], bfloat16));
        // Without AVX-512 libtorch sums in bfloat16 itself, where 256 + 1 is 256.
        Assert.That(y.@float().mean().ToSingle(), Avx512F.IsSupported ? Is.EqualTo(288f) : Is.InRange(256f, 288f));
    }
}
