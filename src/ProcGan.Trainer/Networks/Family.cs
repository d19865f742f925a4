using System.Numerics;

namespace ProcGan.Trainer.Networks;

/// <summary>One kind of generator.</summary>
/// <param name="Name">The word of <c>--family</c>, and of <c>procgan.family</c> in its models.</param>
/// <param name="IsField">It makes pictures of any size from a field of latents; else one size from a vector.</param>
/// <param name="Smallest">Least side of its pictures in pixels.</param>
/// <param name="Largest">Greatest side.</param>
/// <param name="AnySide">Sides need not be powers of two.</param>
sealed record Family(string Name, bool IsField, int Smallest, int Largest, bool AnySide = false)
{
    /// <summary>The default one first.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        new("spatial", IsField: true, 32, 128),
        new("dcgan", IsField: false, 16, 256),
        new("mlp", IsField: false, 8, 64, AnySide: true),
        new("progressive", IsField: false, 16, 256),
        new("style", IsField: false, 16, 256),
    ];

    public static IEnumerable<string> Names => All.Select(family => family.Name);

    /// <summary>By its word; the default one for a word that is none.</summary>
    public static Family Named(string name) => All.FirstOrDefault(family => family.Name == name) ?? All[0];

    public bool Allows(int resolution) => resolution >= Smallest && resolution <= Largest && (AnySide || BitOperations.IsPow2(resolution));

    /// <summary>What <see cref="Allows"/> allows, for a message.</summary>
    public string Sides => AnySide ? $"{Smallest} to {Largest}"
        : string.Join(", ", Enumerable.Range(3, 6).Select(i => 1 << i).Where(Allows)) + $", as the family is {Name}";
}
