namespace SixLabors.ImageSharp;

public struct Size : IEquatable<Size>
{
    public Size(int value) : this(value, value) { }
    public Size(int width, int height) => (Width, Height) = (width, height);

    public int Width { readonly get; set; }
    public int Height { readonly get; set; }

    public readonly void Deconstruct(out int width, out int height) => (width, height) = (Width, Height);
    public readonly bool Equals(Size other) => (Width, Height) == (other.Width, other.Height);
    public override readonly bool Equals(object? obj) => obj is Size other && Equals(other);
    public override readonly int GetHashCode() => HashCode.Combine(Width, Height);
    public override readonly string ToString() => $"Size [ Width={Width}, Height={Height} ]";
    public static bool operator ==(Size left, Size right) => left.Equals(right);
    public static bool operator !=(Size left, Size right) => !left.Equals(right);
}

public struct Point : IEquatable<Point>
{
    public Point(int value) : this(value, value) { }
    public Point(int x, int y) => (X, Y) = (x, y);

    public int X { readonly get; set; }
    public int Y { readonly get; set; }

    public readonly void Deconstruct(out int x, out int y) => (x, y) = (X, Y);
    public readonly bool Equals(Point other) => (X, Y) == (other.X, other.Y);
    public override readonly bool Equals(object? obj) => obj is Point other && Equals(other);
    public override readonly int GetHashCode() => HashCode.Combine(X, Y);
    public override readonly string ToString() => $"Point [ X={X}, Y={Y} ]";
    public static bool operator ==(Point left, Point right) => left.Equals(right);
    public static bool operator !=(Point left, Point right) => !left.Equals(right);
}

public struct Rectangle : IEquatable<Rectangle>
{
    public Rectangle(int x, int y, int width, int height) => (X, Y, Width, Height) = (x, y, width, height);
    public Rectangle(Point point, Size size) : this(point.X, point.Y, size.Width, size.Height) { }

    public int X { readonly get; set; }
    public int Y { readonly get; set; }
    public int Width { readonly get; set; }
    public int Height { readonly get; set; }
    public readonly int Left => X;
    public readonly int Top => Y;
    public readonly int Right => X + Width;
    public readonly int Bottom => Y + Height;

    /// <summary>The larger rectangle holds the smaller one whole; edges may touch.</summary>
    public readonly bool Contains(Rectangle rectangle) =>
        X <= rectangle.X && rectangle.Right <= Right && Y <= rectangle.Y && rectangle.Bottom <= Bottom;

    public readonly bool Equals(Rectangle other) => (X, Y, Width, Height) == (other.X, other.Y, other.Width, other.Height);
    public override readonly bool Equals(object? obj) => obj is Rectangle other && Equals(other);
    public override readonly int GetHashCode() => HashCode.Combine(X, Y, Width, Height);
    public override readonly string ToString() => $"Rectangle [ X={X}, Y={Y}, Width={Width}, Height={Height} ]";
    public static bool operator ==(Rectangle left, Rectangle right) => left.Equals(right);
    public static bool operator !=(Rectangle left, Rectangle right) => !left.Equals(right);
}
