using System.Reflection;
using System.Runtime.InteropServices;
using TorchSharp;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>The stand-in offers nothing that the real package lacks, and everything that it offers is tested.</summary>
public sealed class ApiTests
{
    [Test]
    public void PublicSurface_StandsInTheRealList()
    {
        HashSet<string> real = [.. File.ReadLines(TorchFiles.At("api.txt"))];
        Assert.That(PublicApi.Of(typeof(torch).Assembly).Where(line => !real.Contains(line)), Is.Empty);
    }

    // What has tests of its own, is another name for what a case covers, or only reads or moves.
    static readonly HashSet<string> elsewhere =
    [
        "backward", "requires_grad_", "with_requires_grad", "detach_", "set_", "MoveToOuterDisposeScope", "DetachFromDisposeScope",
        "MoveToOtherDisposeScope", "UnsafeCreateTensor", "to", "to_type", "type", "type_as", "cpu", "cuda", "ToScalar", "item", "data",
        "empty_like", "zeros_like", "ones_like", "full_like", "new_zeros", "new_full", "allclose", "Equals",
    ];

    [Test]
    public void TensorFunctions_AllHaveACase()
    {
        HashSet<string> covered = [.. ReferenceTests.Covered, .. elsewhere];
        IEnumerable<string> offered = new[] { typeof(torch.Tensor), typeof(torch.nn.functional), typeof(torch.linalg), typeof(torch.fft) }
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => !m.IsSpecialName && m.GetBaseDefinition() == m && MakesTensors(m.ReturnType))
            .Select(m => m.Name)
            .Distinct();
        Assert.That(offered.Where(name => !covered.Contains(name)), Is.Empty);
    }

    static bool MakesTensors(Type type) =>
        type == typeof(torch.Tensor) || type == typeof(torch.Tensor[]) || (type.IsGenericType && type.GetGenericArguments().Any(MakesTensors));

    [Test]
    public void NativeDeclarations_AllAreExported()
    {
        _ = torch.__version__;   // loads the shim
        nint shim = NativeLibrary.Load(Path.Combine(AppContext.BaseDirectory, "libprocgan_torch.so"));
        Type native = typeof(torch).Assembly.GetType("TorchSharp.Interop.Native")!;
        string[] declared = [.. native.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Select(m => m.Name).Where(n => n.StartsWith("pt_", StringComparison.Ordinal))];
        Assert.That(declared, Has.Length.GreaterThan(250));
        Assert.That(declared.Where(name => !NativeLibrary.TryGetExport(shim, name, out _)), Is.Empty);
    }
}
