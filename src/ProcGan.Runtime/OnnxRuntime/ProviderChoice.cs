using System.Diagnostics;
using ProcGan.Runtime.Models;

namespace ProcGan.Runtime.OnnxRuntime;

/// <summary>Opens a model on the provider that was asked for, or on the fastest that gives the CPU's picture.</summary>
static class ProviderChoice
{
    /// <summary>How far a provider's picture may be from the CPU's, in [-1, 1]: two steps of a byte.</summary>
    public const float Tolerance = Steps / 127.5f;
    const int Steps = 2;

    public static TextureGenerator Open(byte[] bytes, string name, GeneratorOptions options)
    {
        var model = ModelFile.Describe(bytes, name);
        string provider = ExecutionProviders.Canonical(options.Provider);
        var generator = provider == ExecutionProviders.Auto ? OpenFastest(bytes, model, options) : Open(bytes, model, provider, options);
        if (options.WarmUp) WarmUp(generator);
        return generator;
    }

    /// <summary>Makes the buffers of the model's own size, and has the code compiled and the weights packed.</summary>
    static void WarmUp(TextureGenerator generator)
    {
        try
        {
            var (width, height) = generator.SizeOf(default);
            generator.Generate(default, new byte[4 * width * height]);
        }
        catch
        {
            generator.Dispose();
            throw;
        }
    }

    static TextureGenerator Open(byte[] bytes, ModelInfo model, string provider, GeneratorOptions options, IReadOnlyList<string>? notes = null)
    {
        // The CPU lays out pixels faster, and the same everywhere, than operators of its would.
        byte[]? withTail = provider == ExecutionProviders.Cpu ? null : PictureTail.Append(bytes, model);
        var session = OnnxSession.Open(bytes, model.Name, provider, options, withTail, model.Hash);
        try
        {
            return new(ModelProbe.Complete(model, session), session, notes);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    static TextureGenerator OpenFastest(byte[] bytes, ModelInfo model, GeneratorOptions options)
    {
        List<string> notes = [];
        var cpu = Open(bytes, model, ExecutionProviders.Cpu, options, notes);
        foreach (string candidate in ExecutionProviders.Candidates())
        {
            if (!ExecutionProviders.IsAvailable(candidate) || !ExecutionProviders.MayHaveGpu())
            {
                notes.Add(candidate + (ExecutionProviders.IsAvailable(candidate) ? ": this machine shows no GPU" : ": not in this build of ONNX Runtime"));
                continue;
            }
            TextureGenerator? other = null;
            try
            {
                other = Open(bytes, cpu.Model, candidate, options, notes);
                if (Compare(cpu, other) is not { } reason)
                {
                    cpu.Dispose();
                    return other;
                }
                notes.Add($"{candidate}: {reason}");
            }
            catch (Exception e) when (e is ProviderException or ModelFormatException)
            {
                notes.Add($"{candidate}: {e.Message}");
            }
            other?.Dispose();
        }
        return cpu;
    }

    /// <summary>Null if the other provider gives the same picture in no more time, else why it is not taken.</summary>
    static string? Compare(TextureGenerator cpu, TextureGenerator other)
    {
        var recipe = new TextureRecipe(1);
        var (width, height) = cpu.SizeOf(recipe);
        float[] expected = new float[cpu.Model.Channels.Count * width * height], found = new float[expected.Length];
        cpu.GenerateChannels(recipe, expected);
        other.GenerateChannels(recipe, found);
        float worst = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            float difference = Math.Abs(expected[i] - found[i]);
            if (!(difference <= worst)) worst = difference;     // NaN counts as different
        }
        if (!(worst <= Tolerance)) return $"its picture differs from the CPU's by {worst * 127.5f:0.#} of 255";
        byte[] expectedRgba = new byte[4 * width * height], foundRgba = new byte[expectedRgba.Length];
        double cpuTime = Seconds(cpu, recipe, expectedRgba), otherTime = Seconds(other, recipe, foundRgba);
        int steps = 0;
        for (int i = 0; i < expectedRgba.Length; i++) steps = Math.Max(steps, Math.Abs(expectedRgba[i] - foundRgba[i]));
        if (steps > Steps) return $"its bytes differ from the CPU's by {steps} of 255";
        return otherTime <= cpuTime ? null
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, "slower than the CPU here, {0:0.0} against {1:0.0} ms",
                otherTime * 1e3, cpuTime * 1e3);
    }

    /// <summary>The shorter of two calls, so that a busy moment does not decide.</summary>
    static double Seconds(TextureGenerator generator, in TextureRecipe recipe, byte[] rgba)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            generator.Generate(recipe, rgba);
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return best;
    }
}
