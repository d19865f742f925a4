using System.Text.Json;

namespace ProcGan.Trainer.Tests.Metrics;

/// <summary>Values that reference.py computed with numpy and scipy.</summary>
static class Reference
{
    static readonly JsonElement All = JsonDocument.Parse(
        File.ReadAllBytes(Repository.File("tests", "ProcGan.Trainer.Tests", "Metrics", "reference.json"))).RootElement;

    public static double[] Numbers(params string[] path) => [.. Find(path).EnumerateArray().Select(value => value.GetDouble())];

    public static double Number(params string[] path) => Find(path).GetDouble();

    static JsonElement Find(string[] path) => path.Aggregate(All, (element, name) => element.GetProperty(name));
}
