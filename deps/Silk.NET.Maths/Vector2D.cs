using System.Globalization;

namespace Silk.NET.Maths;

public struct Vector2D<T>(T x, T y) : IEquatable<Vector2D<T>>, IFormattable
    where T : unmanaged, IFormattable, IEquatable<T>, IComparable<T>
{
    public T X = x;
    public T Y = y;

    public Vector2D(T value) : this(value, value) { }

    public static bool operator ==(Vector2D<T> left, Vector2D<T> right) => left.Equals(right);
    public static bool operator !=(Vector2D<T> left, Vector2D<T> right) => !left.Equals(right);
    public readonly bool Equals(Vector2D<T> other) => X.Equals(other.X) && Y.Equals(other.Y);
    public override readonly bool Equals(object? obj) => obj is Vector2D<T> other && Equals(other);
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);
    public override readonly string ToString() => ToString("G", CultureInfo.CurrentCulture);
    public readonly string ToString(string? format, IFormatProvider? formatProvider) =>
        $"<{X.ToString(format, formatProvider)}{NumberFormatInfo.GetInstance(formatProvider).NumberGroupSeparator} {Y.ToString(format, formatProvider)}>";
}
