using ProcGan.Runtime;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Files;
using ProcGan.Viewer.Panel;
using ProcGan.Viewer.Takeaway;

namespace ProcGan.Viewer;

/// <summary>What keys do beside editing the state.</summary>
sealed class Deeds(PanelStatus status, StateHistory history)
{
    const long MaxText = 1 << 16;

    /// <returns>The state that follows, perhaps the same.</returns>
    public ViewerState Do(Deed deed, ViewerState state)
    {
        IViewerWindow window = status.Window;
        switch (deed)
        {
            case Deed.Undo:
                history.Become(state);
                return history.Undo();
            case Deed.Redo:
                return history.Redo();
            case Deed.Favourite:
                status.Settings = BrowseTab.WithFavourite(status.Settings, state);
                status.Message = state.Model is null ? null : "Kept as a favourite.";
                break;
            case Deed.CopyRecipe:
                ExportTab.Copy(status, Copying.Text(state, status.Facts), "The recipe");
                break;
            case Deed.CopyState:
                ExportTab.Copy(status, StateJson.Write(state), "The state");
                break;
            case Deed.Paste:
                string text = window.Clipboard.Trim();
                return Path.Exists(text.Trim('"')) ? Open(state, text.Trim('"')) : Pasted(state, text, "The clipboard");
            case Deed.Open:
                status.WantsPath = true;
                return state with { View = state.View with { Tab = PanelTab.Browse, Bare = false } };
            case Deed.Export:
                if (status.Facts is { } facts)
                    status.Exporter.Start(state, status.Settings.Export, facts.Classes);
                return state with { View = state.View with { Tab = PanelTab.Export } };
            case Deed.Larger:
            case Deed.Smaller:
                float scale = Math.Clamp(MathF.Round(status.Settings.Scale * (deed == Deed.Larger ? 1.25f : 0.8f) * 4) / 4, 0.5f, 4);
                status.Settings = status.Settings with { Scale = scale };
                window.Scale = scale;
                break;
            case Deed.Theme:
                status.Settings = status.Settings with { Light = !status.Settings.Light };
                Theme.Paint(status.Settings.Light);
                break;
            case Deed.FullScreen:
                window.FullScreen = !window.FullScreen;
                break;
            case Deed.Screenshot:
                Screenshot();
                break;
            case Deed.Close:
                window.Close();
                break;
        }
        return state;
    }

    /// <summary>A file or folder that was dropped: a model, a mesh, a recipe or a state; an image that has its recipe beside it, or whose like is looked for.</summary>
    public ViewerState Open(ViewerState state, string path)
    {
        status.Problem = null;
        string ending = Path.GetExtension(path).ToLowerInvariant();
        if (ending is ".recipe" or ".json" or ".txt")
            return Read(state, path);
        if (ending is ".glb" or ".gltf")
            return state with { View = state.View with { Mode = ViewMode.Scene, Grid = null, Scene = state.View.Scene with { Mesh = SceneMesh.File, MeshFile = path } } };
        if (!ImageFile.IsSupported(path))
            return state.WithModel(path);
        string beside = Path.ChangeExtension(path, ".recipe");
        if (File.Exists(beside))
            return Read(state, beside);
        if (state.Model is null)
            status.Problem = $"'{path}' is a picture, and no model is open to look for its like in: drop an .onnx file first.";
        else
            status.Search.Start(state, path);
        return state;
    }

    ViewerState Read(ViewerState state, string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxText)
                throw new IOException($"it is longer than {MaxText} bytes");
            return Pasted(state, File.ReadAllText(path), $"'{path}'");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            status.Problem = $"'{path}' cannot be read: {e.Message.ReplaceLineEndings(" ")}";
            return state;
        }
    }

    /// <summary>A text as a recipe or a state; with a word on why not where it is neither.</summary>
    public ViewerState Pasted(ViewerState state, string text, string from)
    {
        status.Problem = null;
        text = text.Trim();
        string first = text.Split('\n', 2)[0].TrimEnd();
        if (TextureRecipe.TryParse(first, out TextureRecipe recipe) || TextureRecipe.TryParse(text, out recipe))
            return state with { Recipe = recipe };
        try
        {
            ViewerState read = StateJson.Read(text);
            return read.Model is null ? read with { Model = state.Model } : read;
        }
        catch (FormatException e)
        {
            status.Problem = text.StartsWith('{') ? $"{from} holds no state: {e.Message}"
                : $"{from} holds no recipe such as 'seed=7 size=512x256', and no state in JSON: copy one with Ctrl+C first.";
            return state;
        }
    }

    void Screenshot()
    {
        string folder = status.Settings.Export.FullFolder;
        string path = Path.Combine(folder, $"procgan-{DateTime.UtcNow:yyyyMMdd-HHmmss}.png");
        status.Window.Capture(picture =>
        {
            try
            {
                PngFile.Write(path, picture);
                status.Message = $"Wrote {path}";
            }
            catch (UserError e)
            {
                status.Problem = e.Message;
            }
            status.Window.Wake();
        });
    }
}
