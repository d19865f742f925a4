using System.Numerics;
using ImGuiNET;
using ProcGan.Viewer.Takeaway;

namespace ProcGan.Viewer.Panel;

/// <summary>Takes textures away: files with their recipes, and texts for the clipboard.</summary>
sealed class ExportTab
{
    static readonly string[] Formats = [.. ExportOptions.Formats];

    public ViewerState Draw(ViewerState state, PanelStatus status, float scale)
    {
        ExportOptions options = status.Settings.Export;
        Widgets.Label(scale, "Folder", "Where files go; it is made where it is missing");
        string folder = options.Folder.Length > 0 ? options.Folder : options.FullFolder;
        if (ImGui.InputText("##folder", ref folder, 1024))
            options = options with { Folder = folder };
        Widgets.Label(scale, "Format", "webp is lossless; the recipe is written beside each file");
        options = options with { Format = Formats[Widgets.Segments("format", Formats, Math.Max(0, Array.IndexOf(Formats, options.Format)))] };
        Widgets.Label(scale, "Seeds", "How many, from this one on");
        int seeds = options.Seeds;
        if (Widgets.Slider("##seeds", ref seeds, 1, 256, seeds == 1 ? "this one" : "%d", ImGuiSliderFlags.Logarithmic))
            options = options with { Seeds = seeds };
        Widgets.Label(scale, "Sizes", "Sides in pixels, such as 256 512 1024; empty = the size on screen");
        string sizes = options.Sizes;
        if (ImGui.InputText("##sizes", ref sizes, 64))
            options = options with { Sizes = sizes };
        options = options with { Maps = Widgets.Checkbox("All maps, a file each", options.Maps, "Albedo, height (16 bit in PNG), normal, roughness, metallic, ambient occlusion") };
        ImGui.BeginDisabled(options.Format != "png" || options.Sheet);
        options = options with { Deep = Widgets.Checkbox("16 bits a channel", options.Deep, "In PNG: no steps where a texture is graded or lit; 'generate --bits 16' makes the same file") };
        ImGui.EndDisabled();
        options = options with { Sheet = Widgets.Checkbox("One sheet", options.Sheet, "All on one picture, for looking only: it has no recipe") };
        if (status.Facts is { Classes.Count: > 0 })
            options = options with { Classes = Widgets.Checkbox("Every class", options.Classes) };
        ImGui.Spacing();
        Buttons(state, status, options);
        Progress(status);
        Widgets.Rule();
        Widgets.Muted("Copy as");
        float third = (ImGui.GetContentRegionAvail().X - 2 * ImGui.GetStyle().ItemSpacing.X) / 3;
        ImGui.BeginDisabled(state.Model is null);
        if (ImGui.Button("Recipe", new Vector2(third, 0)))
            Copy(status, Copying.Text(state, status.Facts), "The recipe");
        Widgets.Tip("One line that is this texture (Ctrl+C); paste it here again with Ctrl+V");
        ImGui.SameLine();
        if (ImGui.Button("Command", new Vector2(third, 0)))
            Copy(status, Copying.Command(state, status.Facts), "The command");
        Widgets.Tip("A line for a shell that makes the file");
        ImGui.SameLine();
        if (ImGui.Button("C#", Widgets.Wide))
            Copy(status, Copying.Code(state, status.Facts), "The code");
        Widgets.Tip("What a game does to make this texture");
        if (ImGui.Button("Everything on screen, as JSON", Widgets.Wide))
            Copy(status, StateJson.Write(state), "The state");
        Widgets.Tip("Model, recipe and view (Ctrl+Shift+C); paste it here, or play it with view --script");
        ImGui.EndDisabled();
        if (options != status.Settings.Export)
            status.Settings = status.Settings with { Export = options };
        return state;
    }

    static void Buttons(ViewerState state, PanelStatus status, ExportOptions options)
    {
        if (status.Exporter.IsRunning)
        {
            if (ImGui.Button("Cancel", Widgets.Wide))
                status.Exporter.Cancel();
            return;
        }
        int count = options.Seeds * Math.Max(1, options.Sides.Count) * (options.Classes ? Math.Max(1, status.Facts?.Classes.Count ?? 1) : 1);
        ImGui.BeginDisabled(state.Model is null || status.Facts is null);
        if (Widgets.Button(count == 1 ? "Export" : $"Export {count} textures", Widgets.Wide, isOn: true))
            status.Exporter.Start(state, options, status.Facts!.Classes);
        ImGui.EndDisabled();
        Widgets.Tip("Ctrl+S exports what is set here");
    }

    static void Progress(PanelStatus status)
    {
        if (status.Exporter.Progress is not { } progress)
            return;
        if (!progress.IsOver)
            ImGui.ProgressBar((float)progress.Done / progress.Total, Widgets.Wide, $"{progress.Done} of {progress.Total}");
        else if (progress.Error is { } error)
            Widgets.Wrapped(error, muted: false);
        else
            Widgets.Wrapped($"Wrote {(progress.Total == 1 ? progress.Last : $"{progress.Total} textures, the last is {progress.Last}")}");
    }

    public static void Copy(PanelStatus status, string text, string what)
    {
        status.Window.Clipboard = text;
        status.Message = $"{what} is on the clipboard.";
    }
}
