using System.Collections;

namespace ProcGan.Runtime;

/// <summary>Another seed that has a part in a texture.</summary>
/// <param name="Seed">Whose latents.</param>
/// <param name="Weight">How much of them; negative = away from it.</param>
public readonly record struct SeedWeight(ulong Seed, float Weight);

/// <summary>An explicit latent: further seeds, whose latents are added to those of a recipe's own seed.</summary>
/// <remarks>z = own z(seed) + w1 z(seed1) + w2 z(seed2) + ..., own = sqrt(1 - w1^2 - w2^2 - ...). So z is as likely as any other: a sum of
/// independent normal numbers whose squared weights add up to 1 is normal again. A blend of two seeds, a point of <see cref="Latents.SeedPlane"/>,
/// one instance of many and what was found for a picture are all mixes, and the whole field moves with them: local and global latents and
/// noise are added, waves take the mean direction of the phases. Immutable, equal by value.</remarks>
public sealed class SeedMix : IReadOnlyList<SeedWeight>, IEquatable<SeedMix>
{
    readonly SeedWeight[] terms;        // by seed

    /// <summary>A mix of some seeds, in any order.</summary>
    /// <exception cref="ArgumentException">A seed stands twice, a weight is no number, or the squares add up to more than 1.</exception>
    public SeedMix(IEnumerable<SeedWeight> terms)
    {
        this.terms = (terms ?? throw new ArgumentNullException(nameof(terms))).OrderBy(term => term.Seed).ToArray();
        if (Wrong(this.terms) is { } wrong) throw new ArgumentException($"mix {wrong}.", nameof(terms));
        Own = (float)Math.Sqrt(Math.Max(0, 1 - this.terms.Sum(term => (double)term.Weight * term.Weight)));
    }

    /// <summary>The weight of the recipe's own seed.</summary>
    public float Own { get; }

    /// <summary>How many further seeds.</summary>
    public int Count => terms.Length;

    /// <summary>A further seed, in ascending order.</summary>
    public SeedWeight this[int index] => terms[index];

    internal ReadOnlySpan<SeedWeight> Terms => terms;

    /// <summary>Null, or what is wrong with terms in ascending order.</summary>
    internal static string? Wrong(IReadOnlyList<SeedWeight> terms)
    {
        if (terms.Count is 0 or > Limits.MixedSeeds) return $"has {terms.Count} seeds, must have 1 to {Limits.MixedSeeds}";
        double squares = 0;
        for (int i = 0; i < terms.Count; i++)
        {
            if (i > 0 && terms[i].Seed == terms[i - 1].Seed) return $"has the seed {terms[i].Seed} twice, each may stand once";
            squares += (double)terms[i].Weight * terms[i].Weight;
        }
        // A little more than 1 is what rounding leaves of a weight of 1.
        return squares <= 1.00001 ? null : "has weights whose squares add up to more than 1; divide each by the square root of that sum";
    }

    /// <summary>Whether both have the same seeds with the same weights.</summary>
    public bool Equals(SeedMix? other) => other != null && (ReferenceEquals(this, other) || terms.AsSpan().SequenceEqual(other.terms));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SeedMix);

    /// <inheritdoc/>
    public override int GetHashCode() => terms.Aggregate(terms.Length, (hash, term) => HashCode.Combine(hash, term));

    /// <inheritdoc/>
    public IEnumerator<SeedWeight> GetEnumerator() => ((IEnumerable<SeedWeight>)terms).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
