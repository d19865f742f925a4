using ProcGan.Viewer.Tests.Fakes;
using ProcGan.Viewer.Tests.RealWindow;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Viewer.Tests.Goldens;

/// <summary>The program plays a script without a display, and what it shows is compared with pictures that somebody has looked at.</summary>
[NonParallelizable]
public class GoldenTests
{
    /// <summary>Drivers round differently, and a triangle's edge falls on this pixel or on the next.</summary>
    const int Tolerance = 6;
    const double Different = 0.005;

    const int Width = 720, Height = 680, Panel = Width - 300;

    static readonly string Folder = Path.Combine(Root.Folder, "tests", "ProcGan.Viewer.Tests", "Goldens");

    static readonly (string Name, string Steps)[] Shots =
    [
        ("browse", """{"recipe":"seed=5 size=64x64"}"""),
        ("grid", """{"recipe":"seed=5 size=64x64","view":{"grid":{"kind":"random","columns":3,"rows":4}}}"""),
        ("compare", """{"recipe":"seed=5 size=64x64","view":{"compare":{"recipe":"seed=6 size=64x64","wipe":0.3}}}"""),
        ("look", """{"recipe":"seed=5 size=64x64","view":{"repeat":2,"seams":true,"histogram":true,"spectrum":true,"tab":"look"}}"""),
        ("normal", """{"recipe":"seed=5 size=64x64","view":{"map":"normal","tab":"look","filter":"linear"}}"""),
        ("sphere", """{"recipe":"seed=5 size=64x64","view":{"mode":"scene","tab":"look"}}"""),
        ("torus", """{"recipe":"seed=5 size=64x64","view":{"mode":"scene","tab":"look","scene":{"mesh":"torus","environment":"sunset","showEnvironment":true,"toneMapping":"aces","tiling":2}}}"""),
        ("cube-unlit", """{"recipe":"seed=5 size=64x64","view":{"mode":"scene","bare":true,"scene":{"mesh":"cube","shading":"unlit"}}}"""),
        ("export", """{"recipe":"seed=5 size=64x64","view":{"tab":"export"}}"""),
        ("budget", "theme light\n" + """{"recipe":"seed=5 size=64x64","view":{"tab":"budget"}}"""),
        ("help", "theme dark\n" + """{"recipe":"seed=5 size=64x64","view":{"help":true}}"""),
    ];

    static IEnumerable<string> Names => Shots.Select(shot => shot.Name);

    ScratchFolder scratch = null!;

    /// <summary>All of it in one start, where nobody has a display.</summary>
    [OneTimeSetUp]
    public void Play()
    {
        scratch = new ScratchFolder();
        string script = scratch.Write("tour.script", string.Join('\n', [$"open {RunningViewer.Model("spatial.onnx")}", .. Shots.Select(shot => $"{shot.Steps}\nscreenshot {scratch[shot.Name]}.png")]));
        string? display = Environment.GetEnvironmentVariable("DISPLAY");
        Environment.SetEnvironmentVariable("DISPLAY", null);
        try
        {
            using var viewer = new RunningViewer("--script", script, "--window", $"{Width}x{Height}", "--ui-scale", "1", "--provider", "CPU");
            Assert.That(viewer.End(240_000), Is.EqualTo((0, "")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DISPLAY", display);
        }
        if (Environment.GetEnvironmentVariable("PROCGAN_GOLDENS") == "write")
            foreach (string name in Names)
                Keep(name);
    }

    /// <summary>What differs from run to run is painted over, and so says nothing of who ran it.</summary>
    void Keep(string name)
    {
        using Image<Rgba32> seen = Image.Load<Rgba32>(scratch[$"{name}.png"]);
        for (int y = 0; y < seen.Height; y++)
            for (int x = 0; x < seen.Width; x++)
                if (Varies(name, x, y))
                    seen[x, y] = new Rgba32(128, 128, 128);
        seen.SaveAsPng(Path.Combine(Folder, $"{name}.png"));
    }

    [OneTimeTearDown]
    public void CleanUp() => scratch.Dispose();

    [TestCaseSource(nameof(Names))]
    public void Screen_AsPlayed_IsTheGoldenOne(string name)
    {
        using Image<Rgba32> golden = Image.Load<Rgba32>(Path.Combine(Folder, $"{name}.png")), seen = Image.Load<Rgba32>(scratch[$"{name}.png"]);
        Assert.That((seen.Width, seen.Height), Is.EqualTo((golden.Width, golden.Height)));
        int looked = 0, different = 0;
        (int X, int Y)? first = null;
        for (int y = 0; y < seen.Height; y++)
        {
            for (int x = 0; x < seen.Width; x++)
            {
                if (Varies(name, x, y))
                    continue;
                looked++;
                Rgba32 p = seen[x, y], q = golden[x, y];
                if (Math.Max(Math.Abs(p.R - q.R), Math.Max(Math.Abs(p.G - q.G), Math.Abs(p.B - q.B))) <= Tolerance)
                    continue;
                different++;
                first ??= (x, y);
            }
        }
        Assert.That(looked, Is.GreaterThan(Width * Height * 2 / 3));
        Assert.That((double)different / looked, Is.LessThanOrEqualTo(Different), $"{different} of {looked} pixels, the first at {first}");
    }

    /// <summary>Times, memory and the user's folder differ from run to run.</summary>
    static bool Varies(string name, int x, int y) => name != "cube-unlit" && x >= Panel
        && (y >= Height - 38 || (name == "budget" && x >= Panel + 16 + 98 && y < 440) || (name == "budget" && y is > 280 and < 440) || (name == "export" && y is > 160 and < 194));
}
