using System.Numerics;
using ProcGan.Viewer.Generation;
using ProcGan.Viewer.Scene;

namespace ProcGan.Viewer.Tests.Scene;

/// <summary>What the GPU draws of a sphere against an independent computation of each point's light.</summary>
[NonParallelizable]
public class ShadingTests
{
    const int Side = 128;

    Offscreen offscreen = null!;

    [OneTimeSetUp]
    public void Open() => offscreen = new Offscreen(Side, Side);

    [OneTimeTearDown]
    public void Close() => offscreen.Dispose();

    static SceneView View(Surroundings surroundings, float strength) => new()
    {
        Environment = surroundings, LightStrength = strength, ToneMapping = ToneMapping.None, Depth = 0, Exposure = -1,
        Camera = new OrbitCamera { Yaw = 0, Pitch = 0, Distance = 4.9f },
    };

    // In even light nothing is approximated: one step of rounding, and one of the table's 32 x 32 values and 16-bit floats.
    [TestCase("Even", 40, 0, 2, 0.8)]
    [TestCase("Even", 128, 0, 2, 0.8)]
    [TestCase("Even", 255, 255, 2, 0.8)]
    [TestCase("Even", 128, 255, 2, 0.8)]
    // Elsewhere the split sum takes the lobe to be round (view = normal), which is off towards the rim, and diffuse light has nine numbers: half a
    // per cent of the range in the mean, and nowhere so much that a light would be in the wrong place.
    [TestCase("Overcast", 128, 0, 8, 1)]
    [TestCase("Studio", 200, 0, 12, 1.5)]
    [TestCase("Studio", 128, 0, 12, 1.5)]
    [TestCase("ClearSky", 200, 128, 8, 1.5)]
    [TestCase("Sunset", 255, 0, 8, 1)]
    public void Lit_Sphere_IsWhatTheIntegralSays(string surroundings, int roughness, int metallic, int worst, double mean)
    {
        Surroundings name = Enum.Parse<Surroundings>(surroundings);
        Compare(name, roughness, metallic, worst, mean);
    }

    /// <summary>The directional light alone is exact: what it adds to the picture without it.</summary>
    [TestCase(90, 0)]
    [TestCase(160, 255)]
    [TestCase(230, 128)]
    public void Lit_DirectionalLight_AddsWhatTheFormulaSays(int roughness, int metallic)
    {
        double[] with = Linear(Draw(Surroundings.Studio, roughness, metallic, 1)), without = Linear(Draw(Surroundings.Studio, roughness, metallic, 0));
        var reference = new SphereReference(Surroundings.Studio, roughness / 255.0, metallic / 255.0, Albedo);
        double worst = 0;
        int looked = 0;
        ForEachPoint((x, y, n, v) =>
        {
            Vector3 added = reference.Directional(n, v);
            for (int c = 0; c < 3; c++)
            {
                int i = 3 * (y * Side + x) + c;
                if (with[i] >= 1)
                    continue;   // cut at white
                worst = Math.Max(worst, Math.Abs(with[i] - without[i] - added[c] / 2));
                looked++;
            }
        }, step: 3);
        Assert.That(looked, Is.GreaterThan(500));
        // Two bytes are rounded, each a step of at most 1/112 in linear light, where sRGB is steepest at white.
        Assert.That(worst, Is.LessThan(0.018));
    }

    [Test]
    public void Unlit_Sphere_HasTheAlbedoToTheByte()
    {
        Picture seen = offscreen.Draw(View(Surroundings.Studio, 1) with { Shading = SceneShading.Unlit }, Material(128, 0));
        Assert.That(seen.Rgba.AsSpan(4 * (Side / 2 * Side + Side / 2), 3).ToArray(), Is.EqualTo(new byte[] { 200, 120, 60 }).Within(1));
    }

    [Test]
    public void Light_TurnedAllTheWay_IsTheSamePicture()
    {
        Picture a = offscreen.Draw(View(Surroundings.Studio, 1), Material(128, 0));
        Picture b = offscreen.Draw(View(Surroundings.Studio, 1) with { LightTurn = 180 }, Material(128, 0));
        Picture c = offscreen.Draw(View(Surroundings.Studio, 1) with { LightTurn = 360 }, Material(128, 0));
        Assert.That(a.Rgba.Zip(b.Rgba, (p, q) => Math.Abs(p - q)).Max(), Is.GreaterThan(20));
        Assert.That(a.Rgba.Zip(c.Rgba, (p, q) => Math.Abs(p - q)).Max(), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void Draw_TheSameTwice_IsDrawnOnce()
    {
        SceneFrame frame = Offscreen.Frame(View(Surroundings.Even, 1));
        MaterialTexels material = Material(100, 0);
        offscreen.Draw(frame, material);
        int drawn = offscreen.Layer.Drawn;
        offscreen.Draw(frame, material);
        Assert.That(offscreen.Layer.Drawn, Is.EqualTo(drawn));
        offscreen.Draw(frame with { View = frame.View with { Exposure = 0 } }, material);
        Assert.That(offscreen.Layer.Drawn, Is.EqualTo(drawn + 1));
    }

    static readonly Vector3 Albedo = new(Channel(200), Channel(120), Channel(60));

    static float Channel(byte value) => (float)FromSrgb(value);

    static double FromSrgb(byte value) => value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
    static double ToSrgb(double linear) => 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.Pow(Math.Min(linear, 1), 1 / 2.4) - 0.055);

    static MaterialTexels Material(int roughness, int metallic) => MaterialTexels.Uniform((200, 120, 60), (byte)roughness, (byte)metallic);

    Picture Draw(Surroundings surroundings, int roughness, int metallic, float strength) => offscreen.Draw(View(surroundings, strength), Material(roughness, metallic));

    static double[] Linear(Picture picture) => [.. picture.Rgba.Where((_, i) => i % 4 != 3).Select(FromSrgb)];

    void Compare(Surroundings surroundings, int roughness, int metallic, int worstAllowed, double meanAllowed)
    {
        Picture seen = Draw(surroundings, roughness, metallic, 1);
        var reference = new SphereReference(surroundings, roughness / 255.0, metallic / 255.0, Albedo);
        double worst = 0, sum = 0;
        int count = 0;
        string where = "";
        ForEachPoint((x, y, n, v) =>
        {
            Vector3 light = reference.Radiance(n, v) / 2;   // exposure -1
            for (int c = 0; c < 3; c++)
            {
                double difference = Math.Abs(ToSrgb(light[c]) - seen.Rgba[4 * (y * Side + x) + c]);
                if (difference > worst)
                    (worst, where) = (difference, $"({x}, {y}) channel {c}: {seen.Rgba[4 * (y * Side + x) + c]}, expected {ToSrgb(light[c]):0.0}");
                sum += difference;
                count++;
            }
        }, step: 7);
        TestContext.Out.WriteLine($"worst {worst:0.0}, mean {sum / count:0.00}");
        Assert.That(count, Is.GreaterThan(250));
        Assert.That(worst, Is.LessThanOrEqualTo(worstAllowed), where);
        Assert.That(sum / count, Is.LessThanOrEqualTo(meanAllowed));
    }

    /// <summary>Pixels whose ray meets the sphere of radius 1, but for its rim, where four samples are one pixel and triangles are no sphere.</summary>
    static void ForEachPoint(Action<int, int, Vector3, Vector3> point, int step)
    {
        const float distance = 4.9f;
        float half = MathF.Tan(OrbitCamera.FieldOfView * MathF.PI / 360);
        var eye = new Vector3(0, 0, distance);
        for (int y = step / 2; y < Side; y += step)
        {
            for (int x = step / 2; x < Side; x += step)
            {
                var ray = Vector3.Normalize(new Vector3(((x + 0.5f) / Side * 2 - 1) * half, (1 - (y + 0.5f) / Side * 2) * half, -1));
                float b = Vector3.Dot(eye, ray), root = b * b - (distance * distance - 1);
                if (root < 0)
                    continue;
                Vector3 n = eye + (-b - MathF.Sqrt(root)) * ray;
                if (Vector3.Dot(n, -ray) > 0.25f)
                    point(x, y, n, -ray);
            }
        }
    }
}
