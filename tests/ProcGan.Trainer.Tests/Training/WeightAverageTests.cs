using ProcGan.Trainer.Training;
using TorchSharp.Modules;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ProcGan.Trainer.Tests.Training;

public sealed class WeightAverageTests
{
    sealed class One : Module<Tensor, Tensor>
    {
        readonly Parameter weight;

        public One(float value) : base(nameof(One))
        {
            weight = Parameter(tensor(new[] { value }));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x * weight;
    }

    /// <summary>Each update halves the distance to the trained weight once in a half-life: a twentieth of what was seen, and at most the one asked for.</summary>
    [TestCase(10, new[] { 100, 200, 300 })]                  // half-lives of 5, 10 and 15 images: the ramp
    [TestCase(10, new[] { 1_000_000, 2_000_000 })]           // beyond it: 10,000
    [TestCase(10, new[] { 100, 300_000 })]
    [TestCase(0, new[] { 100, 200 })]                        // no average: the weight itself
    public void Update_SeenSoFar_SetsTheHalfLife(double halfLifeKimg, int[] seen)
    {
        const int batch = 8;
        using One average = new(0), trained = new(1);
        using FlatParameters averageValues = new(average), values = new(trained);
        var weights = new WeightAverage(null!, averageValues, values, halfLifeKimg);
        double distance = 1;
        foreach (int images in seen)
        {
            weights.Update(batch, images);
            double halfLife = Math.Min(halfLifeKimg * 1000, images / 20.0);
            distance *= halfLife == 0 ? 0 : Math.Exp(-Math.Log(2) * batch / halfLife);
            Assert.That(averageValues.Values.ToSingle(), Is.EqualTo(1 - distance).Within(1e-6), "float32 near 1");
        }
    }
}
