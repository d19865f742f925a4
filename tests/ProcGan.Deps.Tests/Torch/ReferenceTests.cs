using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace ProcGan.Deps.Tests.Torch;

/// <summary>Every case of reference.json, which PyTorch computed (reference.py), forward and gradient.</summary>
public sealed class ReferenceTests
{
    static readonly Dictionary<string, Func<Tensor[], Tensor[]>> cases =
        new[] { PointwiseCases.All, ReduceCases.All, ShapeCases.All, LayerCases.All, StatefulCases.All }.SelectMany(c => c).ToDictionary();

    static readonly JsonElement reference =
        JsonDocument.Parse(File.ReadAllBytes(TorchFiles.At("reference.json"))).RootElement;

    /// <summary>Members that a case is named after.</summary>
    public static IEnumerable<string> Covered => cases.Keys.Select(name => name.Split(':')[0]);

    static IEnumerable<string> Names => reference.EnumerateObject().Select(c => c.Name);

    [OneTimeSetUp]
    public void OneThread() => set_num_threads(1);

    [Test]
    public void Cases_AreThoseOfTheReference() => Assert.That(cases.Keys, Is.EquivalentTo(Names));

    [TestCaseSource(nameof(Names))]
    public void Case_OfPyTorch_GivesItsValuesAndGradients(string name)
    {
        using DisposeScope scope = NewDisposeScope();
        JsonElement given = reference.GetProperty(name);
        Tensor[] inputs = [.. given.GetProperty("in").EnumerateArray().Select(e => Read(e)!)];
        foreach (Tensor x in inputs)
            x.requires_grad = x.is_floating_point();

        Tensor[] outputs = cases[name](inputs);

        // Same library, but sums may be ordered otherwise on other processors; bfloat16 has 8 bits. Without AVX-512 libtorch also sums
        // convolutions in it: up to 27 terms here, each rounded by 2^-9 of a sum of about 1.
        double tolerance = !name.EndsWith(":bfloat16", StringComparison.Ordinal) ? 2e-5
            : name.StartsWith("conv", StringComparison.Ordinal) && !Avx512F.IsSupported ? 27.0 / 512 : 2e-2;
        Compare(given.GetProperty("out"), outputs, tolerance, "output");

        Tensor?[] seeds = [.. given.GetProperty("seed").EnumerateArray().Select(Read)];
        int[] live = [.. Enumerable.Range(0, seeds.Length).Where(i => seeds[i] is not null)];
        if (live.Length > 0)
            autograd.backward([.. live.Select(i => outputs[i])], [.. live.Select(i => seeds[i]!)]);
        Compare(given.GetProperty("grad"), [.. inputs.Select(x => x.grad)], tolerance, "gradient");
    }

    static void Compare(JsonElement expected, Tensor?[] actual, double tolerance, string what)
    {
        Assert.That(actual, Has.Length.EqualTo(expected.GetArrayLength()), what);
        foreach ((JsonElement e, Tensor? a) in expected.EnumerateArray().Zip(actual))
        {
            if (e.ValueKind == JsonValueKind.Null)
            {
                Assert.That(a is null || what == "output", $"{what} where PyTorch has none");
                continue;
            }
            Assert.That(a is not null, $"{what} is missing");
            Assert.That(a!.dtype.ToString(), Is.EqualTo(e.GetProperty("type").GetString()), $"{what} type");
            Assert.That(a.shape, Is.EqualTo(e.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())), $"{what} shape");
            double[] numbers = a.detach().@double().contiguous().data<double>().ToArray();
            double[] wanted = [.. e.GetProperty("data").EnumerateArray().Select(Number)];
            for (int i = 0; i < wanted.Length; i++)
                if (!(wanted[i].Equals(numbers[i]) || Math.Abs(wanted[i] - numbers[i]) <= tolerance * Math.Max(1, Math.Abs(wanted[i]))))
                    Assert.Fail($"{what} [{i}] is {numbers[i]:R}, PyTorch has {wanted[i]:R}");
        }
    }

    static double Number(JsonElement e) => e.ValueKind == JsonValueKind.String
        ? e.GetString() switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity }
        : e.GetDouble();

    static Tensor? Read(JsonElement e)
    {
        if (e.ValueKind == JsonValueKind.Null)
            return null;
        double[] numbers = [.. e.GetProperty("data").EnumerateArray().Select(Number)];
        long[] shape = [.. e.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64())];
        return torch.tensor(numbers, shape, Enum.Parse<ScalarType>(e.GetProperty("type").GetString()!));
    }
}
