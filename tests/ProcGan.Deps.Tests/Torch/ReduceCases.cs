using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Reductions, ordering, linear algebra, Fourier.</summary>
static class ReduceCases
{
    public static readonly Dictionary<string, Func<Tensor[], Tensor[]>> All = new()
    {
        ["sum"] = t => [t[0].sum()],
        ["sum:dim"] = t => [t[0].sum(1)],
        ["sum:two"] = t => [t[0].sum(0, 2, keepdim: true)],
        ["sum:three"] = t => [t[0].sum(0, 1, 2)],
        ["sum:type"] = t => [t[0].sum(float64)],
        ["sum:bool"] = t => [t[0].sum()],
        ["mean"] = t => [t[0].mean()],
        ["mean:dims"] = t => [t[0].mean([0, 2], keepdim: true)],
        ["prod"] = t => [t[0].prod()],
        ["var"] = t => [t[0].var()],
        ["var:biased"] = t => [t[0].var(unbiased: false)],
        ["var:dim"] = t => [t[0].var(1, unbiased: false, keepdim: true)],
        ["var:dims"] = t => [t[0].var([0, 2])],
        ["std"] = t => [t[0].std()],
        ["std:biased"] = t => [t[0].std(unbiased: false)],
        ["std:dim"] = t => [t[0].std(1, unbiased: false, keepdim: true)],
        ["std:dims"] = t => [t[0].std([0, 2])],
        ["amax"] = t => [t[0].amax([0, 2])],
        ["amax:keep"] = t => [t[0].amax([1], keepdim: true)],
        ["amin"] = t => [t[0].amin([0, 2])],
        ["amin:keep"] = t => [t[0].amin([1], keepdim: true)],
        ["max"] = t => [t[0].max()],
        ["max:dim"] = t => [.. Two(t[0].max(1, keepdim: true))],
        ["min"] = t => [t[0].min()],
        ["min:dim"] = t => [.. Two(t[0].min(1, keepdim: true))],
        ["argmax"] = t => [t[0].argmax()],
        ["argmax:dim"] = t => [t[0].argmax(1)],
        ["argmin"] = t => [t[0].argmin()],
        ["argmin:dim"] = t => [t[0].argmin(1)],
        ["norm"] = t => [t[0].norm()],
        ["norm:one"] = t => [t[0].norm(1f)],
        ["norm:dim"] = t => [t[0].norm(1, true, 2)],
        ["all"] = t => [t[0].all()],
        ["all:dim"] = t => [t[0].all(0, keepdim: true)],
        ["any"] = t => [t[0].any()],
        ["any:dim"] = t => [t[0].any(0, keepdim: true)],
        ["logsumexp"] = t => [t[0].logsumexp(1)],
        ["cumsum"] = t => [t[0].cumsum(1)],
        ["cumsum:bool"] = t => [t[0].cumsum(1)],
        ["sort"] = t => [.. Two(t[0].sort(1))],
        ["sort:descending"] = t => [.. Two(t[0].sort(0, descending: true, stable: true))],
        ["argsort"] = t => [t[0].argsort(1)],
        ["topk"] = t => [.. Two(t[0].topk(2, 2))],
        ["matmul"] = t => [t[0].matmul(t[1])],
        ["mm"] = t => [t[0].mm(t[1])],
        ["mv"] = t => [t[0].mv(t[1])],
        ["dot"] = t => [t[0].dot(t[1])],
        ["bmm"] = t => [t[0].bmm(t[1])],
        ["einsum"] = t => [einsum("bij,jk->bik", t[0], t[1])],
        ["diagonal"] = t => [t[0].diagonal(1)],
        ["eigh"] = t => [linalg.eigh(t[0]).Item1],
        ["svd"] = t => [linalg.svd(t[0], fullMatrices: false).S],
        ["svdvals"] = t => [linalg.svdvals(t[0])],
        ["svd:rebuilt"] = t =>
        {
            (Tensor u, Tensor s, Tensor vh) = linalg.svd(t[0], fullMatrices: false);
            return [(u * s).mm(vh)];
        },
        ["rfft2"] = t =>
        {
            Tensor y = fft.rfft2(t[0]);
            return [y.real, y.imag, y.abs()];
        },
        ["fft2:ortho"] = t =>
        {
            Tensor y = fft.fft2(t[0], norm: FFTNormType.Ortho);
            return [y.real, y.imag];
        },
    };

    static Tensor[] Two((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];
}
