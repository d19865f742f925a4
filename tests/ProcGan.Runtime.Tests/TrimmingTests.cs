using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace ProcGan.Runtime.Tests;

/// <summary>The sample, published trimmed and self-contained, makes the texture that the library makes here.</summary>
/// <remarks>Trim and AOT warnings are errors in that build, as in the library's own.</remarks>
public sealed class TrimmingTests
{
    [Test, CancelAfter(600_000)]
    public void Sample_PublishedTrimmed_MakesTheSameTexture()
    {
        string work = Path.Combine(Path.GetTempPath(), $"procgan-trimmed-{Guid.NewGuid():N}");
        try
        {
            string output = Path.Combine(work, "out"), picture = Path.Combine(work, "texture.ppm"), model = Repository.Model("spatial.onnx");
            // Its own intermediate folder, so that nothing of the solution's build is touched.
            var (code, said) = Run("dotnet", "publish", Path.Combine(Repository.Root, "samples", "HelloTexture"), "-c", "Release", "-r",
                RuntimeInformation.RuntimeIdentifier.Contains("linux") ? $"linux-{Architecture()}" : RuntimeInformation.RuntimeIdentifier,
                "-v", "q", "--nologo", "--artifacts-path", Path.Combine(work, "build"), "-o", output);
            Assert.That(code, Is.Zero, said);
            Assert.That(said, Does.Not.Contain("warning"));
            Assert.That(new FileInfo(Path.Combine(output, "System.Private.CoreLib.dll")).Length, Is.LessThan(6 << 20), "trimmed: whole it has more than 10 MB");

            const string recipe = "seed=7 mix=9:0.6 size=96x64";
            (code, said) = Run(Path.Combine(output, "HelloTexture"), model, recipe, picture);
            Assert.That(code, Is.Zero, said);
            Assert.That(said, Does.StartWith("""{"seed":7,"mix":[[9,0.6]],"size":[96,64]} on CPU, 7 mip levels"""));
            byte[] rgba = new byte[4 * 96 * 64];
            using var generator = TextureGenerator.Load(model, new() { Provider = "CPU" });
            generator.Generate(TextureRecipe.Parse(recipe), rgba);
            Assert.That(File.ReadAllBytes(picture), Is.EqualTo(Encoding.ASCII.GetBytes("P6 96 64 255\n").Concat(rgba.Where((_, i) => i % 4 != 3)).ToArray()));
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    static string Architecture() => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    static (int Code, string Said) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";        // else build nodes outlive the test
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBuild", StringComparison.Ordinal)).ToArray()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
