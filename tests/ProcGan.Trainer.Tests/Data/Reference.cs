using System.Text.Json;

namespace ProcGan.Trainer.Tests.Data;

/// <summary>Values that reference.py computed with numpy.</summary>
static class Reference
{
    public sealed record Place(long Step, int Index, int Image, int X, int Y, bool MirrorX, bool MirrorY);

    public sealed record Values(string Image, Dictionary<string, string> Resampled, Place[] Places);

    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Values All { get; } = JsonSerializer.Deserialize<Values>(
        File.ReadAllBytes(Repository.File("tests", "ProcGan.Trainer.Tests", "Data", "reference.json")), Web)!;
}
