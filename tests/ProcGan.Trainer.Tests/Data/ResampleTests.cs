using ProcGan.Trainer.Data;

namespace ProcGan.Trainer.Tests.Data;

public sealed class ResampleTests
{
    [TestCase("ww")]
    [TestCase("wc")]
    [TestCase("cw")]
    [TestCase("cc")]
    public void Lanczos_AgainstNumpy_DiffersByRoundingOnly(string edges)
    {
        byte[] expected = Convert.FromHexString(Reference.All.Resampled[edges]);
        byte[] actual = Resample.Lanczos(Convert.FromHexString(Reference.All.Image), 24, 18, 3, 10, 8, edges[0] == 'w', edges[1] == 'w');
        int[] differences = [.. expected.Zip(actual, (a, b) => Math.Abs(a - b))];

        // Weights are rounded to 2^-20 and summed as floats: only a value next to a half may round the other way.
        Assert.That(differences.Max(), Is.LessThanOrEqualTo(1));
        Assert.That(differences.Count(d => d > 0), Is.LessThanOrEqualTo(2));
    }

    [Test]
    public void Lanczos_Wrapped_CommutesWithRolling()
    {
        // Rolling a tile by whole destination pixels only rolls the result.
        byte[] image = Convert.FromHexString(Reference.All.Image);
        byte[] rolled = Roll(image, 24, 18, 12, 9);
        Assert.That(Resample.Lanczos(rolled, 24, 18, 3, 8, 6, true, true), Is.EqualTo(Roll(Resample.Lanczos(image, 24, 18, 3, 8, 6, true, true), 8, 6, 4, 3)));
    }

    [Test]
    public void Lanczos_Constant_StaysConstant()
    {
        byte[] image = new byte[31 * 17];
        Array.Fill(image, (byte)201);
        Assert.That(Resample.Lanczos(image, 31, 17, 1, 7, 5, true, false), Has.All.EqualTo(201));
    }

    static byte[] Roll(byte[] pixels, int width, int height, int dx, int dy)
    {
        byte[] rolled = new byte[pixels.Length];
        for (int i = 0; i < width * height; i++)
        {
            int j = (i / width + dy) % height * width + (i % width + dx) % width;
            pixels.AsSpan(i * 3, 3).CopyTo(rolled.AsSpan(j * 3));
        }
        return rolled;
    }
}
