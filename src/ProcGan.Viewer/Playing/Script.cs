using System.Globalization;
using System.Numerics;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Panel;

namespace ProcGan.Viewer.Playing;

/// <summary>The text form of a play: a line a step, <c>#</c> begins a remark. docs/VIEWER.md lists the steps.</summary>
static class Script
{
    const int MaxBytes = 1 << 20;

    /// <exception cref="UserError">It cannot be read or is not understood; the message names file and line.</exception>
    public static IReadOnlyList<PlayStep> Read(string path)
    {
        string text;
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw new UserError($"'{path}' is longer than {MaxBytes >> 20} MB: a script is a few lines of text.");
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (FileErrors.Explain(e, path) is { } message)
        {
            throw new UserError(message, e);
        }
        return Parse(text, path);
    }

    public static IReadOnlyList<PlayStep> Parse(string text, string name)
    {
        List<PlayStep> steps = [];
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            string source = $"{name}:{i + 1}";
            try
            {
                steps.Add(new PlayStep(source, Step(line)));
            }
            catch (FormatException e)
            {
                throw new UserError($"{source}: {e.Message}", e);
            }
        }
        return steps;
    }

    static Action<Player> Step(string line)
    {
        if (line[0] == '{')   // a state as Ctrl+Shift+C copies it
            return State(line);
        string[] words = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string rest = words.Length > 1 ? words[1] : "";
        switch (words[0])
        {
            case "state":
                return State(rest);
            case "open":
                return player => player.App.Drop([Something(rest, "a file or folder")]);
            case "key":
                var chord = Chord.Parse(rest);
                return player => player.Press(chord);
            case "type":
                return player => player.Type(rest);
            case "move":
                float[] at = Numbers(rest, 2, "move X Y");
                return player => player.Move(new Vector2(at[0], at[1]));
            case "click":
                float[] click = Numbers(rest, 2, "click X Y");
                return player => player.Click(new Vector2(click[0], click[1]));
            case "drag" or "pan" or "light":
                float[] drag = Numbers(rest, 4, $"{words[0]} X Y X Y");
                bool pan = words[0] == "pan", light = words[0] == "light";
                return player => player.Drag(new Vector2(drag[0], drag[1]), new Vector2(drag[2], drag[3]), pan ? 1 : 0, light);
            case "wheel":
                float[] wheel = Numbers(rest, 3, "wheel X Y NOTCHES");
                return player => player.Wheel(new Vector2(wheel[0], wheel[1]), wheel[2]);
            case "window":
                float[] size = Numbers(rest.Replace('x', ' '), 2, "window WxH");
                if (size.Any(side => side is < 64 or > 16384))
                    throw new FormatException($"'{rest}' is no size of a window, expected one such as 1280x800.");
                return player => player.App.Window.Size = new Vector2(size[0], size[1]);
            case "scale":
                float scale = Numbers(rest, 1, "scale 1.5")[0];
                if (scale is < 0.5f or > 4)
                    throw new FormatException($"scale is '{rest}', must be 0.5 to 4.");
                return player => player.App.Window.Scale = scale;
            case "theme":
                bool isLight = rest switch { "light" => true, "dark" => false, _ => throw new FormatException($"theme is '{rest}', expected light or dark.") };
                return player => Theme.Paint(isLight);
            case "export":
                Something(rest, "a folder");
                return player => player.App.ExportTo(rest);
            case "screenshot":
                Something(rest, "a file");
                if (!ImageFile.IsSupported(rest))
                    throw new FormatException($"screenshot '{rest}' has no picture's ending: use {ImageFile.Endings}.");
                return player => player.Screenshot(rest);
            default:
                throw new FormatException($"'{words[0]}' is no step, expected state, open, key, type, move, click, drag, pan, light, wheel, window, scale, theme, export or screenshot.");
        }
    }

    static Action<Player> State(string json)
    {
        StateJson.Read(json);   // what is wrong is said before anything is played
        return player => player.App.Become(player.App.Deeds.Pasted(player.App.State, json, "the script"));
    }

    static string Something(string text, string what) => text.Length > 0 ? text : throw new FormatException($"{what} is missing.");

    static float[] Numbers(string text, int count, string form)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        float[] values = new float[count];
        bool fits = parts.Length == count;
        for (int i = 0; fits && i < count; i++)
            fits = float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) && MathF.Abs(values[i]) <= 1 << 16;
        return fits ? values : throw new FormatException($"'{text}' does not fit, expected {form}.");
    }
}
