using System.Diagnostics;
using System.Numerics;
using System.Text.Json;
using ImGuiNET;
using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Windowing;

namespace ProcGan.Viewer.Playing;

/// <summary>Does anything at all with the viewer, in an order that a seed decides, and counts what is left behind: memory and objects of OpenGL.</summary>
/// <remarks>Every hundred acts it goes back to where it began, so that like is compared with like. It works on copies of the model, in a folder of
/// its own, for it breaks and removes them too.</remarks>
sealed class Monkey
{
    const int ActsARound = 100;

    /// <summary>Keys that end the play, or leave the window's size to the display.</summary>
    static readonly ImGuiKey[] Spared = [ImGuiKey.Q, ImGuiKey.F11];

    readonly string folder, model, other;
    readonly ViewerState home;
    readonly TimeSpan time;
    readonly Stopwatch clock = Stopwatch.StartNew();
    readonly List<Sample> samples = [];
    ulong random;
    int acts;

    /// <param name="seed">Decides the order.</param>
    /// <param name="time">How long it goes on.</param>
    /// <param name="start">The state to begin with; its model is copied.</param>
    /// <param name="folder">Its own, empty.</param>
    public Monkey(ulong seed, TimeSpan time, ViewerState start, string folder)
    {
        (random, this.time, this.folder) = (seed, time, folder);
        (model, other) = (Path.Combine(folder, "one.onnx"), Path.Combine(folder, "two.onnx"));
        File.Copy(start.Model!, model);
        File.Copy(start.Model!, other);
        AtomicFile.WriteText(Path.Combine(folder, "broken.onnx"), "no model at all");
        AtomicFile.WriteText(Path.Combine(folder, "broken.glb"), "no mesh at all");
        AtomicFile.WriteText(Path.Combine(folder, "seven.recipe"), "seed=7 size=128x128\n# a remark\n");
        ImageFile.Save(Path.Combine(folder, "grey.png"), Enumerable.Repeat((byte)128, 4 * 16 * 16).ToArray(), 16, 16);
        home = start with { Model = model, Recipe = start.Recipe with { Width = 128, Height = 128 } };
    }

    readonly record struct Sample(double Minutes, long WorkingSet, long Managed, int Slots, GlCensus Gl);

    public IEnumerable<PlayStep> Steps()
    {
        yield return new PlayStep("monkey", player => player.App.Become(home));
        while (clock.Elapsed < time)
        {
            for (int i = 0; i < ActsARound && clock.Elapsed < time; i++)
                yield return new PlayStep($"monkey, act {++acts}", Act);
            yield return new PlayStep("monkey, home", GoHome);
            yield return new PlayStep("monkey, home", player => player.App.Become(home));
            yield return new PlayStep("monkey, count", Count);
        }
    }

    void Act(Player player)
    {
        switch (Below(100))
        {
            case < 30:
                player.Click(Anywhere(player));
                break;
            case < 45:
                player.Drag(Anywhere(player), Anywhere(player), Below(3) == 0 ? 1 : 0, Below(4) == 0);
                break;
            case < 52:
                player.Wheel(Anywhere(player), Below(9) - 4);
                break;
            case < 80:
                Key(player);
                break;
            case < 84:
                player.Type(((int)Below(100_000)).ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case < 90:
                string[] droppable = [model, other, Path.Combine(folder, "broken.onnx"), Path.Combine(folder, "broken.glb"), Path.Combine(folder, "seven.recipe"),
                    Path.Combine(folder, "grey.png"), Path.Combine(folder, "nothing.onnx"), folder];
                player.App.Drop([droppable[Below(droppable.Length)]]);
                break;
            case < 95:
                player.App.Window.Size = new Vector2(320 + Below(500), 240 + Below(400));
                break;
            case < 97:
                Damage();
                break;
            case < 98:
                (player.App.Window as SilkWindow)?.LoseContext();
                break;
            default:
                player.App.Become(Some(player.App.State));
                break;
        }
    }

    void Key(Player player)
    {
        Chord[] keys = [.. Shortcuts.Chords.Where(chord => !Spared.Contains(chord.Key))];
        player.Press(keys[Below(keys.Length)]);
    }

    /// <summary>The model vanishes, is damaged, comes back.</summary>
    void Damage()
    {
        switch (Below(3))
        {
            case 0:
                File.Delete(other);
                break;
            case 1:
                AtomicFile.WriteText(other, "damaged");
                break;
            default:
                File.Copy(model, other, overwrite: true);
                break;
        }
    }

    ViewerState Some(ViewerState state) => (state with
    {
        Recipe = new TextureRecipe((ulong)Below(1000)) { Width = 32 * (1 + Below(8)), Height = 32 * (1 + Below(8)), Psi = Below(100) / 66f },
        View = state.View with
        {
            Mode = (ViewMode)Below(2), Map = (ShownMap)Below(7), Repeat = 1 + Below(8), Mip = Below(6), Zoom = Below(5) / 2f,
            Grid = Below(3) == 0 ? new GridView { Kind = (GridKind)Below(5), Columns = 1 + Below(5), Rows = 1 + Below(5) } : null,
            Compare = Below(4) == 0 ? new CompareView { Recipe = new TextureRecipe((ulong)Below(1000)) } : null,
            Scene = state.View.Scene with { Mesh = (SceneMesh)Below(5), Environment = (Surroundings)Below(5), Shading = (SceneShading)Below(6) },
        },
    }).Clamped();

    /// <summary>Nothing under way, nothing damaged, no files left, nothing remembered that grows by design.</summary>
    void GoHome(Player player)
    {
        ViewerApp app = player.App;
        app.Status.Exporter.Cancel();
        app.Status.Search.Cancel();
        app.Status.Problem = null;
        app.Status.Swatches.Forget();
        app.Status.Settings = new() { Export = new() { Folder = Path.Combine(folder, "textures") } };
        app.Window.Size = new Vector2(640, 480);
        app.Window.Scale = 1;
        if (Directory.Exists(Path.Combine(folder, "textures")))
            Directory.Delete(Path.Combine(folder, "textures"), recursive: true);
        File.Copy(model, other, overwrite: true);
        player.Press(new Chord(ImGuiKey.Escape, false, false));   // leaves a field that is being typed in
    }

    void Count(Player player)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long managed = GC.GetTotalMemory(forceFullCollection: true);
        samples.Add(new Sample(clock.Elapsed.TotalMinutes, Environment.WorkingSet, managed, player.App.Window.Textures,
            player.App.Window is SilkWindow window ? window.Census() : default));
    }

    /// <summary>JSON: what was done, what was held after the first tenth, at half time and at the end, and in each sixth of the rounds: models and sizes
    /// change all the time, so that only the least and the median tell a leak from what is in use.</summary>
    public string Report()
    {
        static long MB(long bytes) => bytes >> 20;
        object Spread(Sample[] rounds)
        {
            long[] sets = [.. rounds.Select(s => s.WorkingSet).Order()];
            return new { minutes = Math.Round(rounds[^1].Minutes, 1), leastMB = MB(sets[0]), medianMB = MB(sets[sets.Length / 2]), mostMB = MB(sets[^1]) };
        }
        object At(double share)
        {
            Sample sample = samples.Count == 0 ? default : samples[(int)(share * (samples.Count - 1))];
            return new
            {
                minutes = Math.Round(sample.Minutes, 2), workingSetMB = MB(sample.WorkingSet), managedMB = Math.Round(sample.Managed / 1048576.0, 1), slots = sample.Slots,
                openGl = new { textures = sample.Gl.Textures, buffers = sample.Gl.Buffers, framebuffers = sample.Gl.Framebuffers, renderbuffers = sample.Gl.Renderbuffers, vertexArrays = sample.Gl.VertexArrays },
            };
        }
        return JsonSerializer.Serialize(new
        {
            acts, minutes = Math.Round(clock.Elapsed.TotalMinutes, 2), rounds = samples.Count, tenth = At(0.1), half = At(0.5), end = At(1),
            sixths = samples.Chunk(Math.Max(1, (samples.Count + 5) / 6)).Select(Spread),
            most = new { workingSetMB = samples.Count == 0 ? 0 : MB(samples.Max(s => s.WorkingSet)), managedMB = samples.Count == 0 ? 0 : Math.Round(samples.Max(s => s.Managed) / 1048576.0, 1) },
        });
    }

    Vector2 Anywhere(Player player)
    {
        Vector2 size = player.App.Window.Size;
        Place panel = Layout.Panel(size, player.App.Window.Scale);
        return Below(2) == 0 ? new Vector2(Below((int)size.X), Below((int)size.Y)) : new Vector2(panel.X + Below((int)panel.Width), Below((int)size.Y));
    }

    int Below(int count)
    {
        random = unchecked(random + 0x9E3779B97F4A7C15);   // SplitMix64: no format, so any good mixer does
        ulong x = random;
        x = unchecked((x ^ x >> 30) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ x >> 27) * 0x94D049BB133111EB);
        return (int)((x ^ x >> 31) % (ulong)Math.Max(count, 1));
    }
}
