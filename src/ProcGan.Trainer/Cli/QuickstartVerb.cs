using System.CommandLine;
using System.Diagnostics;
using ProcGan.Runtime;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>quickstart: from nothing to textures with the built-in bricks.</summary>
static class QuickstartVerb
{
    const int TileSide = 256, LargeSide = 1024;

    public static Verb Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long to train", DefaultValueFactory = _ => 3 };
        var data = new Option<string>("--data") { Description = "What to learn", DefaultValueFactory = _ => "builtin:bricks" };
        var folder = new Option<string>("--out") { Description = "Folder for the run and the pictures [default: runs/quickstart, numbered when it exists]" };
        var headless = new Option<bool>("--headless") { Description = "Do not open the viewer" };
        return new Verb("quickstart", "Trains on a built-in material, makes textures, opens the viewer.", "procgan quickstart --minutes 3",
            (parse, terminal, stop) =>
            {
                string run = parse.GetValue(folder) ?? FreeFolder();
                var options = TrainingOptions.For("spatial", parse.GetValue(data)!) with { Minutes = parse.GetValue(minutes) };
                RunSession.Train(terminal, stop, run, options.Validated());
                var place = new RunFolder(run);
                WritePictures(place, terminal);
                if (!parse.GetValue(headless))
                    OpenViewer(place, terminal);
            })
        { minutes, data, folder, headless };
    }

    static void WritePictures(RunFolder run, Terminal terminal)
    {
        using var generator = TextureGenerator.Load(run.LatestModel, new GeneratorOptions { Provider = "CPU" });
        string sheet = Path.Combine(run.Path, "sheet.png"), large = Path.Combine(run.Path, "large.png");
        SampleSheet.Write(generator, sheet, columns: 4, rows: 4, TileSide, firstSeed: 1);
        SampleSheet.Write(generator, large, columns: 1, rows: 1, LargeSide, firstSeed: 1);
        terminal.Out.WriteLine(sheet);
        terminal.Out.WriteLine(large);
        terminal.Say($"{sheet}: sixteen tiles of {TileSide} px, seeds 1 to 16");
        terminal.Say($"{large}: one tile of {LargeSide} px");
    }

    /// <summary>Starts the viewer beside this program and leaves it open.</summary>
    static void OpenViewer(RunFolder run, Terminal terminal)
    {
        if (Environment.GetEnvironmentVariable("PROCGAN") is not { Length: > 0 } door)
            return;
        bool display = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ||
                       Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        if (!display)
            terminal.Say($"no display here; on a desktop: procgan view {run.LatestModel}");
        else
            Process.Start(new ProcessStartInfo(door, ["view", run.LatestModel]))?.Dispose();
    }

    static string FreeFolder()
    {
        string first = Path.Combine("runs", "quickstart");
        return !Directory.Exists(first) ? first
            : Enumerable.Range(2, 10_000).Select(n => $"{first}-{n}").First(name => !Directory.Exists(name));
    }
}
