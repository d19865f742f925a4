using System.Numerics;

namespace ProcGan.Viewer.Tests;

public class LayoutTests
{
    // The default window: 1280 x 800, less the panel of 300 and a border of 16 on each side = 948 x 768 for the texture.
    static readonly Vector2 Window = new(1280, 800);

    [Test]
    public void Texture_256Pixels_FillsTheHeightInWholePixels()
    {
        (Place place, float zoom) = Layout.Texture(Window, 1, 1, 256, 256);
        Assert.That(zoom, Is.EqualTo(3));
        Assert.That(place, Is.EqualTo(new Place(106, 16, 768, 768)));
    }

    [TestCase(250, 250, 3)]        // 768 / 250 = 3.07: whole pixels cost little
    [TestCase(512, 512, 1.5f)]     // whole pixels would cost a third: smooth
    [TestCase(2048, 2048, 0.375f)] // made smaller
    [TestCase(948, 100, 1)]        // as wide as there is room
    public void Texture_Zoom_IsWholeWhereItCostsLittle(int width, int height, float zoom) =>
        Assert.That(Layout.Texture(Window, 1, 1, width, height).Zoom, Is.EqualTo(zoom).Within(1e-4));

    [Test]
    public void Texture_TwoPixelsAPoint_IsOnWholePixelsInPoints()
    {
        (Place place, float zoom) = Layout.Texture(new Vector2(641, 401), 1, 2, 64, 64);
        Assert.That(zoom, Is.EqualTo(9));   // (641 - 300 - 32) x 369 points = 618 x 738 pixels, 9.66 a texel
        Assert.That(place.Width * 2, Is.EqualTo(576));
        Assert.That(place.X * 2 % 1 + place.Y * 2 % 1, Is.Zero);
    }

    [Test]
    public void Texture_TinyWindow_StillHasAPlace()
    {
        (Place place, _) = Layout.Texture(new Vector2(20, 20), 1, 1, 256, 256);
        Assert.That(place.Width, Is.GreaterThan(0));
    }

    [Test]
    public void Panel_IsOnTheRight_AndNeverMoreThanHalf()
    {
        Assert.That(Layout.Panel(Window, 1), Is.EqualTo(new Place(980, 0, 300, 800)));
        Assert.That(Layout.Panel(new Vector2(400, 300), 2), Is.EqualTo(new Place(200, 0, 200, 300)));
    }
}
