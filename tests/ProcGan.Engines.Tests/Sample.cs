#nullable enable
using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using NUnit.Framework;
using ProcGan.Runtime;

namespace ProcGan.Engines.Tests
{
    /// <summary>A model to run, what it should give, and waiting as an engine's frames do.</summary>
    static class Sample
    {
        public static string Root { get; } = FindRoot();
        public static string Model => Path.Combine(Root, "assets", "models", "bricks.onnx");

        public static byte[] Picture(TextureRecipe recipe, bool bottomUp)
        {
            using var generator = TextureGenerator.Load(Model, new GeneratorOptions { Provider = "CPU" });
            var (width, height) = generator.SizeOf(recipe);
            var rgba = new byte[width * height * 4];
            generator.Generate(recipe, rgba);
            if (!bottomUp) return rgba;
            var turned = new byte[rgba.Length];
            for (int y = 0; y < height; y++) Array.Copy(rgba, y * width * 4, turned, (height - 1 - y) * width * 4, width * 4);
            return turned;
        }

        /// <summary>Frames until <paramref name="done"/>; a minute is for a machine that does much else.</summary>
        public static void Frames(Action frame, Func<bool> done)
        {
            var watch = Stopwatch.StartNew();
            while (!done())
            {
                Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromMinutes(1)), "nothing came");
                frame();
                Thread.Sleep(1);
            }
        }

        static string FindRoot()
        {
            string? folder = TestContext.CurrentContext.TestDirectory;
            while (folder != null && !File.Exists(Path.Combine(folder, "ProcGan.sln"))) folder = Path.GetDirectoryName(folder);
            return folder ?? throw new DirectoryNotFoundException("ProcGan.sln is in no folder above the tests.");
        }
    }
}
