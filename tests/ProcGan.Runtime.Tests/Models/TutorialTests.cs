using System.Diagnostics;

namespace ProcGan.Runtime.Tests.Models;

/// <summary>The DCGAN of PyTorch's tutorial at its real width, exported on the spot by whatever torch is here.</summary>
public sealed class TutorialTests
{
    [Test, CancelAfter(180_000)]
    public void GenerateChannels_Tutorial_IsTorchs()
    {
        string prefix = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"tutorial-{Environment.ProcessId}");
        try
        {
            Export(prefix);
            using var generator = TextureGenerator.Load(prefix + ".onnx", new() { Provider = "CPU" });
            Assert.That((generator.Model.ZDim, generator.Model.Width, generator.Model.Height), Is.EqualTo((100, 64, 64)));
            float[] z = Repository.Floats(prefix + ".z.f32"), expected = Repository.Floats(prefix + ".image.f32");
            float[] found = new float[3 * 64 * 64];
            for (int n = 0; n < 2; n++)
            {
                generator.GenerateChannels(z.AsSpan(100 * n, 100), found);
                for (int i = 0; i < found.Length; i++)
                    Assert.That(found[i], Is.EqualTo(expected[n * found.Length + i]).Within(1e-4), "the issue's bound");
            }
            Assert.That(expected.Max() - expected.Min(), Is.GreaterThan(.1), "a flat picture would prove nothing");
        }
        finally
        {
            foreach (string suffix in new[] { ".onnx", ".z.f32", ".image.f32" }) File.Delete(prefix + suffix);
        }
    }

    static void Export(string prefix)
    {
        const string python = "/usr/bin/python3";       // Debian's, which is the one that has python3-torch
        if (!File.Exists(python)) Assert.Ignore($"no {python} here, so no torch to compare with");
        var start = new ProcessStartInfo(python) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { Repository.Model("make_models.py"), "--tutorial", prefix }) start.ArgumentList.Add(argument);
        // oneDNN 2.6 in Debian's torch dies on processors with AMX; threads would only fight with the other tests'.
        start.Environment["ONEDNN_MAX_CPU_ISA"] = "AVX512_CORE_BF16";
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (errors.Contains("ModuleNotFoundError", StringComparison.Ordinal)) Assert.Ignore("python3-torch or python3-onnx is not installed here");
        Assert.That(process.ExitCode, Is.Zero, errors + output.Result);
    }
}
