using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Models;

/// <summary>10,000 mutated files either load and run, or give one of this library's exceptions; nothing else, and in bounded memory.</summary>
/// <remarks>All that our own checks let pass goes on into ONNX Runtime and is run: a crash there is a check that is missing here.</remarks>
public sealed class FuzzTests
{
    const int Files = 10_000, Batches = 20;

    /// <summary>Managed bytes that judging one file may take beside the file itself, and what the whole process may grow by, native memory
    /// included: a run of a small model takes a few MB, ONNX Runtime's arenas round up.</summary>
    const long JudgingBytes = 1 << 20, ProcessBytes = 512L << 20;

    static readonly string[] names = ["grey", "bare", "plain", "spatial", "dcgan"];

    /// <summary>A native crash ends the whole test run, so each batch is announced with its seeds before it is tried, and each file in
    /// <c>fuzz.seed</c> beside the tests: the last one did it.</summary>
    [Test, CancelAfter(240_000)]
    public void Load_MutatedFile_NeverCrashes([Range(0, Batches - 1)] int batch, CancellationToken late)
    {
        string log = Path.Combine(TestContext.CurrentContext.WorkDirectory, "fuzz.seed");
        using var last = new FileStream(log, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1);
        long before = Memory();
        int loaded = 0, refused = 0;
        for (int i = batch * (Files / Batches); i < (batch + 1) * (Files / Batches); i++)
        {
            string name = names[i % names.Length];
            last.Position = 0;
            last.Write(System.Text.Encoding.ASCII.GetBytes($"{name} {i,-10}\n"));
            Assert.That(late.IsCancellationRequested, Is.False, $"{name} {i} hangs");
            byte[] bytes = Mutated(File.ReadAllBytes(Repository.Model(name + ".onnx")), (ulong)i);
            Judge(bytes, $"{name} {i}");
            if (Runs(bytes)) loaded++;
            else refused++;
        }
        Assert.That(loaded, Is.GreaterThan(20), "else only the outside is tested");
        Assert.That(refused, Is.GreaterThan(200));
        Assert.That(Memory() - before, Is.LessThan(ProcessBytes));
    }

    /// <summary>Everything before ONNX Runtime: no exception but ours, and next to no memory.</summary>
    static void Judge(byte[] bytes, string what)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            ProcGan.Runtime.Models.ModelFile.Describe(bytes, "fuzz.onnx");
        }
        catch (ModelFormatException e)
        {
            Assert.That(e.Message, Does.StartWith("'fuzz.onnx' ").And.Not.Contain("\n"), what);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(JudgingBytes + 4 * bytes.Length), what);
    }

    static bool Runs(byte[] bytes)
    {
        try
        {
            using var generator = TextureGenerator.Load(bytes, "fuzz.onnx", new() { Provider = "CPU", Threads = 1 });
            // A changed number may ask for a texture that is legal but long in the making: one that small files cannot mean.
            var (width, height) = generator.SizeOf(default);
            if ((long)width * height * generator.Model.Channels.Count <= 1 << 18) generator.Generate(default, new byte[4 * width * height]);
            return true;
        }
        catch (ModelFormatException e)
        {
            Assert.That(e.Message, Does.StartWith("'fuzz.onnx' ").And.Not.Contain("\n"));
        }
        catch (ArgumentException e)
        {
            Assert.That(e.Message, Does.Contain("fuzz.onnx").Or.Contain("size is").Or.Contain("width is").Or.Contain("height is"));
        }
        return false;
    }

    static long Memory()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    static byte[] Mutated(byte[] good, ulong seed)
    {
        var random = new Philox(seed);
        var bytes = good.ToList();
        for (int edits = 1 + random.NextInt32(8); edits > 0 && bytes.Count > 8; edits--)
        {
            int at = random.NextInt32(bytes.Count), length = Math.Min(1 + random.NextInt32(16), bytes.Count - at);
            // Weights are most of a file, and any number will do there; half of the edits go to the graph and the metadata at its ends.
            if (random.NextInt32(2) == 0) at = random.NextInt32(2) == 0 ? at % Math.Min(1500, bytes.Count) : bytes.Count - 1 - at % Math.Min(1500, bytes.Count);
            length = Math.Min(length, bytes.Count - at);
            switch (random.NextInt32(6))
            {
                case 0: bytes[at] ^= (byte)(1 << random.NextInt32(8)); break;
                case 1: bytes[at] = (byte)random.NextInt32(256); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(random.NextInt32(bytes.Count - length + 1), length)); break;
                case 4: for (int i = 0; i < length; i++) bytes[at + i] = 0xFF; break;
                default: if (edits == 1) bytes.RemoveRange(at, bytes.Count - at); break;
            }
        }
        return bytes.ToArray();
    }
}
