using System.Collections;

namespace ProcGan.Runtime;

/// <summary>Names with numbers: how much of each class, how far along each direction. Immutable, equal by value whatever the order.</summary>
public sealed class NamedWeights : IReadOnlyList<KeyValuePair<string, float>>, IEquatable<NamedWeights>
{
    readonly KeyValuePair<string, float>[] entries;     // by name, ordinal

    /// <summary>Some names, in any order.</summary>
    /// <exception cref="ArgumentException">A name is empty, too long or stands twice, or a number is infinite or NaN.</exception>
    public NamedWeights(IEnumerable<KeyValuePair<string, float>> entries)
    {
        this.entries = (entries ?? throw new ArgumentNullException(nameof(entries))).OrderBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        if (Wrong(this.entries) is { } wrong) throw new ArgumentException($"names {wrong}.", nameof(entries));
    }

    /// <summary>One name.</summary>
    public NamedWeights(string name, float weight = 1) : this([new(name, weight)]) { }

    /// <summary>How many.</summary>
    public int Count => entries.Length;

    /// <summary>One of them, in the order of their names.</summary>
    public KeyValuePair<string, float> this[int index] => entries[index];

    /// <summary>The number of a name; 0 if it is not there.</summary>
    public float Of(string name)
    {
        foreach (var entry in entries)
            if (entry.Key == name) return entry.Value;
        return 0;
    }

    /// <summary>Null, or what is wrong with entries in ascending order.</summary>
    internal static string? Wrong(IReadOnlyList<KeyValuePair<string, float>> entries)
    {
        if (entries.Count is 0 or > Limits.NamedWeights) return $"are {entries.Count}, must be 1 to {Limits.NamedWeights}";
        for (int i = 0; i < entries.Count; i++)
        {
            string name = entries[i].Key;
            if (string.IsNullOrEmpty(name) || name.Length > Limits.NameCharacters)
                return $"have one of {name?.Length ?? 0} characters, must have 1 to {Limits.NameCharacters}";
            if (!Writable(name)) return "have one with a character that cannot be written";
            if (i > 0 && name == entries[i - 1].Key) return $"have '{name}' twice, each may stand once";
            if (float.IsNaN(entries[i].Value) || float.IsInfinity(entries[i].Value)) return $"give '{name}' {entries[i].Value}, must be a finite number";
        }
        return null;
    }

    /// <summary>No control characters, no half of a surrogate pair.</summary>
    static bool Writable(string name)
    {
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsControl(name[i])) return false;
            if (!char.IsSurrogate(name[i])) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(name[i], name[i + 1])) return false;
            i++;
        }
        return true;
    }

    /// <summary>Whether both have the same names with the same numbers.</summary>
    public bool Equals(NamedWeights? other) => other != null && (ReferenceEquals(this, other) || entries.SequenceEqual(other.entries));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NamedWeights);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        entries.Aggregate(entries.Length, (hash, entry) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(entry.Key), entry.Value));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, float>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, float>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
