using System.Numerics;

namespace ProcGan.Viewer.Scene;

/// <summary>A camera that looks at a point from a place around it. Right-handed, +Y up; yaw 0 looks along -Z.</summary>
/// <remarks>Lengths are in radii of the object, which every mesh has been scaled to.</remarks>
sealed record OrbitCamera
{
    public const float FieldOfView = 30;   // of the view's shorter side, in degrees: little perspective, as in a product picture
    const float Near = 0.05f, Far = 60, MinDistance = 1.2f, MaxDistance = 20, MaxPitch = 89, MaxPan = 4;

    /// <summary>Degrees about the vertical axis.</summary>
    public float Yaw { get; init; } = 28;

    /// <summary>Degrees above the horizon.</summary>
    public float Pitch { get; init; } = 16;

    /// <summary>From the point that is looked at.</summary>
    public float Distance { get; init; } = 4.9f;

    /// <summary>The point that is looked at, right of the object's centre as the camera sees it.</summary>
    public float PanX { get; init; }

    /// <summary>The point that is looked at, above the object's centre as the camera sees it.</summary>
    public float PanY { get; init; }

    public Vector3 Position() => Target() + Distance * Back();

    public Matrix4x4 View() => Matrix4x4.CreateLookAt(Position(), Target(), Vector3.UnitY);

    /// <param name="aspect">Width over height.</param>
    public static Matrix4x4 Projection(float aspect)
    {
        float half = MathF.Tan(FieldOfView * MathF.PI / 360);
        float vertical = aspect >= 1 ? half : half / aspect;
        // OpenGL's depth runs from -1 to 1, System.Numerics' from 0 to 1.
        return Matrix4x4.CreatePerspective(2 * Near * vertical * aspect, 2 * Near * vertical, Near, Far)
            with { M33 = (Far + Near) / (Near - Far), M43 = 2 * Far * Near / (Near - Far) };
    }

    /// <param name="drag">Of the mouse, in shares of the view's height: half a turn a height.</param>
    public OrbitCamera Orbited(Vector2 drag) =>
        (this with { Yaw = Yaw - 180 * drag.X, Pitch = Pitch + 180 * drag.Y }).Clamped();

    /// <summary>The object follows the mouse.</summary>
    /// <param name="drag">Of the mouse, in shares of the view's height.</param>
    public OrbitCamera Panned(Vector2 drag)
    {
        float height = 2 * Distance * MathF.Tan(FieldOfView * MathF.PI / 360);
        return (this with { PanX = PanX - drag.X * height, PanY = PanY + drag.Y * height }).Clamped();
    }

    /// <param name="notches">Of the wheel; positive = nearer.</param>
    public OrbitCamera Zoomed(float notches) => (this with { Distance = Distance * MathF.Pow(0.9f, notches) }).Clamped();

    public OrbitCamera Clamped() => new()
    {
        Yaw = Angle(Yaw),
        Pitch = TextureView.Within(Pitch, -MaxPitch, MaxPitch),
        Distance = TextureView.Within(Distance, MinDistance, MaxDistance, MaxDistance),
        PanX = TextureView.Within(PanX, -MaxPan, MaxPan),
        PanY = TextureView.Within(PanY, -MaxPan, MaxPan),
    };

    Vector3 Back()
    {
        (float sinYaw, float cosYaw) = MathF.SinCos(Yaw * MathF.PI / 180);
        (float sinPitch, float cosPitch) = MathF.SinCos(Pitch * MathF.PI / 180);
        return new Vector3(sinYaw * cosPitch, sinPitch, cosYaw * cosPitch);
    }

    Vector3 Target()
    {
        Vector3 back = Back(), right = Vector3.Normalize(Vector3.Cross(Vector3.UnitY, back));
        return PanX * right + PanY * Vector3.Cross(back, right);
    }

    /// <summary>The same direction within half a turn either way.</summary>
    internal static float Angle(float degrees) => float.IsFinite(degrees) ? MathF.IEEERemainder(degrees, 360) : 0;
}
