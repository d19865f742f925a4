using System.Text.Json;

namespace ProcGan.Trainer.Tests.Losses;

/// <summary>Values that reference.py computed with PyTorch.</summary>
static class LossReference
{
    public sealed record Side(float Value, float[] ByReal, float[] ByFake);
    public sealed record Game(string Name, Side Discriminator, Side Generator);
    public sealed record CriticInputs(float[] First, float[] Second, float[] Pictures, float[] Others, float[] Mix);
    public sealed record Penalty(string Name, float Value, float[] ByFirst, float[] BySecond);
    public sealed record Spectral(float[] Weight, float[] U, float[] Direction, float[] Normed, float[] Gradient, float[] UAfter);
    public sealed record PatchLevel(float[] Filters, int Step, int Ax, int Ay, int Bx, int By);
    public sealed record PatchValues(float Value, float[] EveryFifthGradient, PatchLevel[] Levels);
    public sealed record Values(float[] Real, float[] Fake, Game[] Games, Side[] Anchors, CriticInputs Critic, Penalty[] Penalties, Spectral Spectral, PatchValues Patch);

    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Values All { get; } = JsonSerializer.Deserialize<Values>(
        File.ReadAllBytes(Repository.File("tests", "ProcGan.Trainer.Tests", "Losses", "reference.json")), Web)!;
}
