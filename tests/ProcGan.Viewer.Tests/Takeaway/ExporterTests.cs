using System.Diagnostics;
using ProcGan.Runtime;
using ProcGan.Viewer.States;
using ProcGan.Viewer.Takeaway;
using ProcGan.Viewer.Tests.Fakes;
using ProcGan.Viewer.Tests.RealWindow;

namespace ProcGan.Viewer.Tests.Takeaway;

public class ExporterTests
{
    static readonly string Model = RunningViewer.Model("spatial.onnx"), Conditional = RunningViewer.Model("conditional.onnx");

    ScratchFolder folder = null!;

    [SetUp]
    public void Prepare() => folder = new ScratchFolder();

    [TearDown]
    public void CleanUp() => folder.Dispose();

    static ExportProgress Run(ViewerState state, ExportOptions options, IReadOnlyList<string>? classes = null, Action<Exporter>? meanwhile = null)
    {
        using var ended = new ManualResetEventSlim();
        Exporter made = null!;
        made = new Exporter(() =>
        {
            meanwhile?.Invoke(made);
            if (made.Progress is { IsOver: true })
                ended.Set();
        });
        made.Start(state, options, classes ?? []);
        Assert.That(ended.Wait(60_000), "the export ends");
        made.Dispose();
        return made.Progress!;
    }

    static ViewerState State(string model, TextureRecipe recipe) => new() { Model = model, Provider = "CPU", Recipe = recipe };

    /// <summary>The front door's own program, as <c>./procgan generate</c> starts it.</summary>
    static void Generate(params string[] arguments)
    {
        string program = RunningViewer.Program.Replace("ProcGan.Viewer", "ProcGan.Trainer", StringComparison.Ordinal);
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [program, "generate", .. arguments]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error);
    }

    [Test]
    public void Export_ItsRecipeOnTheCommandLine_MakesTheSameBytes()
    {
        TextureRecipe recipe = new(7) { Width = 96, Height = 64, Psi = 0.8f, Tile = TileAxes.X };
        foreach (string format in ExportOptions.Formats)
            Run(State(Model, recipe), new ExportOptions { Folder = folder["out"], Format = format });
        Run(State(Model, recipe with { Seed = 8 }), new ExportOptions { Folder = folder["out"], Maps = true });
        string[] files = [.. Directory.GetFiles(folder["out"]).Where(file => !file.EndsWith(".recipe", StringComparison.Ordinal))];
        Assert.That(files, Has.Length.EqualTo(ExportOptions.Formats.Count + 6));
        string seven = Path.Combine(folder["out"], "spatial_7_96x64.recipe"), eight = Path.Combine(folder["out"], "spatial_8_96x64.recipe");
        Generate(Model, "--recipe", seven, "--out", folder["again/spatial_7_96x64.png"]);
        Generate(Model, "--recipe", seven, "--out", folder["again/spatial_7_96x64.webp"]);
        Generate(Model, "--recipe", eight, "--out", folder["again/spatial_8_96x64.png"]);
        string[] again = Directory.GetFiles(folder["again"]);
        Assert.That(again, Has.Length.EqualTo(2 + 6 + 2), "two pictures, six maps, two recipes");
        foreach (string file in again)
            Assert.That(File.ReadAllBytes(file), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder["out"], Path.GetFileName(file)))), Path.GetFileName(file));
    }

    [Test]
    public void Export_SixteenBits_IsTheCommandLinesOwn()
    {
        TextureRecipe recipe = new(7) { Width = 96, Height = 64 };
        Run(State(Model, recipe), new ExportOptions { Folder = folder["out"], Deep = true });
        Run(State(Model, recipe with { Seed = 8 }), new ExportOptions { Folder = folder["out"], Deep = true, Maps = true });
        Generate(Model, "--recipe", folder["out/spatial_7_96x64.recipe"], "--bits", "16", "--out", folder["again/spatial_7_96x64.png"]);
        Generate(Model, "--recipe", folder["out/spatial_8_96x64.recipe"], "--bits", "16", "--out", folder["again/spatial_8_96x64.png"]);
        string[] again = Directory.GetFiles(folder["again"], "*.png");
        Assert.That(again, Has.Length.EqualTo(1 + 6));
        foreach (string file in again)
        {
            byte[] bytes = File.ReadAllBytes(file);
            Assert.That(bytes, Is.EqualTo(File.ReadAllBytes(Path.Combine(folder["out"], Path.GetFileName(file)))), Path.GetFileName(file));
            Assert.That(bytes[24], Is.EqualTo(16), "bits of IHDR");
        }
    }

    [Test]
    public void Command_RunInAShell_MakesTheExportedFile()
    {
        ViewerState state = State(Model, new TextureRecipe(5) { Width = 64, Height = 64 });
        string command = Copying.Command(state, null);
        Assert.That(command, Does.StartWith("./procgan generate "));
        Run(state, new ExportOptions { Folder = folder["out"] });
        string[] words = command.Split(' ', 3)[2].Split(" --recipe ");
        string[] rest = words[1].Split(" --out ");
        Generate(words[0].Trim('\''), "--recipe", rest[0].Trim('\''), "--out", folder[rest[1].Trim('\'')]);
        Assert.That(File.ReadAllBytes(folder["spatial_5_64x64.png"]), Is.EqualTo(File.ReadAllBytes(folder["out/spatial_5_64x64.png"])));
    }

    [Test]
    public void Batch_SeedsTimesClassesTimesSizes_OneFileEach()
    {
        ExportProgress done = Run(State(Conditional, new TextureRecipe(3)), new ExportOptions { Folder = folder["out"], Seeds = 2, Sizes = "32, 64", Classes = true },
            ["brick", "moss", "plaster"]);
        Assert.That((done.Done, done.Total, done.Error), Is.EqualTo((12, 12, (string?)null)));
        string[] names = [.. Directory.GetFiles(folder["out"], "*.png").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];
        string[] expected = [.. (from seed in new[] { 3, 4 } from label in new[] { "brick", "moss", "plaster" } from side in new[] { 32, 64 }
            select $"conditional_{seed}_{label}_{side}x{side}").Order(StringComparer.Ordinal)];
        Assert.That(names, Is.EqualTo(expected));
        Assert.That(Directory.GetFiles(folder["out"], "*.recipe"), Has.Length.EqualTo(12));
    }

    [Test]
    public void Cancel_InTheMiddle_LeavesWholeFilesAndSaysHowMany()
    {
        ExportProgress done = Run(State(Model, new TextureRecipe(1) { Width = 64, Height = 64 }), new ExportOptions { Folder = folder["out"], Seeds = 200 }, null, exporter =>
        {
            if (exporter.Progress is { Done: 5 })
                exporter.Cancel();
        });
        Assert.That(done.Error, Does.Contain("Stopped after 5 of 200"));
        Assert.That(Directory.GetFiles(folder["out"]), Has.Length.EqualTo(10), "five pictures, five recipes, nothing temporary");
    }

    [Test]
    public void Sheet_AllSeeds_OnePictureWithoutARecipe()
    {
        ExportProgress done = Run(State(Model, new TextureRecipe(1) { Width = 32, Height = 32 }), new ExportOptions { Folder = folder["out"], Seeds = 5, Sheet = true });
        Assert.That(done.Error, Is.Null);
        Assert.That(Directory.GetFiles(folder["out"]).Select(Path.GetFileName), Is.EqualTo(new[] { "spatial_sheet.png" }));
    }

    [Test]
    public void Export_FolderCannotBeWritten_SaysSoAndWhatToDo()
    {
        ExportProgress done = Run(State(Model, new TextureRecipe(1)), new ExportOptions { Folder = Path.Combine(folder.Write("a file", ""), "below") });
        Assert.That(done.Error, Does.Contain("choose another place"));
        done = Run(State(Model, new TextureRecipe(1)), new ExportOptions { Folder = "/proc/procgan" });   // read-only, for root too
        Assert.That(done.Error, Does.Contain("/proc/procgan"));
    }

    [Test]
    public void Export_ModelVanished_SaysSo()
    {
        ExportProgress done = Run(State(folder["gone.onnx"], new TextureRecipe(1)), new ExportOptions { Folder = folder["out"] });
        Assert.That(done.Error, Does.Contain("gone.onnx").And.Not.Contain("\n"));
    }

    [TestCase("plain", "plain")]
    [TestCase("with space", "'with space'")]
    [TestCase("it's", "'it'\\''s'")]
    [TestCase("$(rm)", "'$(rm)'")]
    public void Quoted_ForAShell_IsOneWord(string text, string quoted) => Assert.That(Copying.Quoted(text), Is.EqualTo(quoted));

    [Test]
    public void Code_APathWithQuotes_IsALiteral() =>
        Assert.That(Copying.Code(State("a\"b\\c.onnx", new TextureRecipe(7)), null), Does.Contain("\"a\\\"b\\\\c.onnx\"").And.Contain("TextureRecipe.Parse(\"seed=7"));
}
