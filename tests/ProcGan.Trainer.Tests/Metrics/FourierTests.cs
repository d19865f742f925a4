using System.Numerics;
using ProcGan.Trainer.Metrics;

namespace ProcGan.Trainer.Tests.Metrics;

public sealed class FourierTests
{
    /// <summary>Against the sum that defines the transform.</summary>
    [Test]
    public void Transform_SixteenValues_EqualsTheDefinition()
    {
        Complex[] x = [.. Enumerable.Range(0, 16).Select(i => new Complex((i * 7 + 3) % 11, i * i % 5))];
        Complex[] expected = [.. Enumerable.Range(0, 16).Select(k =>
            x.Select((value, n) => value * Complex.Exp(new Complex(0, -2 * Math.PI * k * n / 16))).Aggregate((a, b) => a + b))];
        Fourier.Transform(x);
        for (int k = 0; k < 16; k++)
            Assert.That((x[k] - expected[k]).Magnitude, Is.LessThan(1e-10), "double rounding of sums near 100");
    }
}
