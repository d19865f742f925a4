using System.Text.Json;
using ProcGan.Trainer.Files;

namespace ProcGan.Viewer.Files;

/// <summary>Where the settings are kept. A damaged file is set aside, not overwritten; one that cannot be written is said once.</summary>
/// <param name="path">Null = nothing is read or written, as for screenshots and scripts.</param>
sealed class SettingsFile(string? path)
{
    const long MaxBytes = 16 << 20;

    ViewerSettings? saved;
    bool failed;

    /// <summary>In the user's folder for settings: ~/.config/procgan/viewer.json on Linux.</summary>
    public static string Usual => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "procgan", "viewer.json");

    /// <summary>The settings, or the defaults with a word on why.</summary>
    public (ViewerSettings Settings, string? Problem) Load()
    {
        var (settings, problem) = Read();
        saved = settings;
        return (settings, problem);
    }

    (ViewerSettings, string?) Read()
    {
        if (path is null || !File.Exists(path))
            return (new(), null);
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw new JsonException($"it is longer than {MaxBytes >> 20} MB.");
            return ((JsonSerializer.Deserialize<ViewerSettings>(File.ReadAllText(path), StateJson.Options) ?? throw new JsonException("it is null.")).Clamped(), null);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or NotSupportedException)
        {
            string aside = path + ".damaged";
            try
            {
                File.Move(path, aside, overwrite: true);
            }
            catch (Exception move) when (move is IOException or UnauthorizedAccessException)
            {
                return (new(), $"'{path}' is damaged and stays as it is; the settings begin anew. {e.Message.ReplaceLineEndings(" ")}");
            }
            return (new(), $"The settings were damaged and begin anew; the former ones are in '{aside}'. {e.Message.ReplaceLineEndings(" ")}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (new(), $"'{path}' cannot be read, so the settings begin anew: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Writes them where they changed.</summary>
    /// <returns>Why not, the first time that it fails; else null.</returns>
    public string? Save(ViewerSettings settings)
    {
        if (path is null || failed || settings == saved)
            return null;
        try
        {
            AtomicFile.WriteText(path, JsonSerializer.Serialize(settings, StateJson.Options));
            saved = settings;
            return null;
        }
        catch (UserError e)
        {
            failed = true;
            return $"Settings and favourites are not kept: {e.Message}";
        }
    }
}
