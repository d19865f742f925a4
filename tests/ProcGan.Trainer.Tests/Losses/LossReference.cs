using System.Text.Json;
using static TorchSharp.torch;

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
    public sealed record SpectrumValues(float Value, float[] EveryFifthGradient);
    public sealed record Values(float[] Real, float[] Fake, Game[] Games, Side[] Anchors, CriticInputs Critic, Penalty[] Penalties, Spectral Spectral, PatchValues Patch, SpectrumValues Spectrum);

    /// <summary>Even numbers in [-1, 1), as reference.py has them: [2, 2, 32, 32].</summary>
    public static Tensor Hashed(ulong first) => tensor(
        [.. Enumerable.Range(0, 2 * 2 * 32 * 32).Select(i => (float)(((first + (ulong)i) * 2654435761 % (1UL << 32) >> 16) / 32768.0 - 1))], [2L, 2L, 32L, 32L]);

    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Values All { get; } = JsonSerializer.Deserialize<Values>(
        File.ReadAllBytes(Repository.File("tests", "ProcGan.Trainer.Tests", "Losses", "reference.json")), Web)!;
}
