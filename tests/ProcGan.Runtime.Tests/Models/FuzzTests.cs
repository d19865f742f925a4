using ProcGan.Runtime.Latents;

namespace ProcGan.Runtime.Tests.Models;

/// <summary>Mutated files either load and run, or give one of this library's exceptions; nothing else, and in bounded memory.</summary>
public sealed class FuzzTests
{
    /// <summary>A native crash ends the whole test run, so each file's seed is printed before it is tried: the last one did it.</summary>
    [Test, CancelAfter(120_000)]
    public void Load_MutatedFile_NeverCrashes([Values("spatial", "plain", "grey")] string name, [Range(0, 9)] int hundredth)
    {
        byte[] good = File.ReadAllBytes(Repository.Model(name + ".onnx"));
        int loaded = 0, refused = 0;
        for (int i = 0; i < 20; i++)
        {
            ulong seed = (ulong)(hundredth * 20 + i);
            TestContext.Progress.WriteLine($"{name} {seed}");
            byte[] bytes = Mutated(good, seed);
            try
            {
                using var generator = TextureGenerator.Load(bytes, "fuzz.onnx", new() { Provider = "CPU", Threads = 1 });
                // A changed number may ask for a texture that is legal but long in the making: one that small files cannot mean.
                var (width, height) = generator.SizeOf(default);
                if ((long)width * height * generator.Model.Channels.Count <= 1 << 20) generator.Generate(default, new byte[4 * width * height]);
                loaded++;
            }
            catch (ModelFormatException e)
            {
                Assert.That(e.Message, Does.StartWith("'fuzz.onnx' ").And.Not.Contain("\n"));
                refused++;
            }
            catch (ArgumentException e)
            {
                Assert.That(e.Message, Does.Contain("fuzz.onnx").Or.Contain("size is").Or.Contain("width is").Or.Contain("height is"));
                refused++;
            }
        }
        Assert.That(loaded + refused, Is.EqualTo(20));
    }

    static byte[] Mutated(byte[] good, ulong seed)
    {
        var random = new Philox(seed);
        var bytes = good.ToList();
        for (int edits = 1 + random.NextInt32(8); edits > 0 && bytes.Count > 8; edits--)
        {
            int at = random.NextInt32(bytes.Count), length = Math.Min(1 + random.NextInt32(16), bytes.Count - at);
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
