using ProcGan.Trainer.Files;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

[NonParallelizable]
public sealed class MemoryForecastTests
{
    const long GiB = 1L << 30;

    /// <summary>Seven floats a weight are held, of both networks; the small layers at the ends are not counted.</summary>
    [TestCase("spatial", 32, 64)]
    [TestCase("spatial", 16, 32)]
    [TestCase("dcgan", 32, 64)]
    public void Of_Weights_AreThoseOfTheNetworks(string family, int width, int resolution)
    {
        var options = TinyRun.Options with { Family = family, Width = width, DiscriminatorWidth = width, Resolution = resolution };
        using var models = new Models(options, channels: 3, [], classes: 0, new Compute(TorchSharp.torch.CPU, TorchSharp.torch.float32));
        long weights = models.GValues.Values.numel() + models.DValues.Values.numel();
        Assert.That(MemoryForecast.Of(options, TinyRun.Data).Weights, Is.EqualTo(weights * 28).Within(50).Percent);
    }

    [Test]
    public void Of_TwiceTheBatch_TwiceTheStep()
    {
        var once = MemoryForecast.Of(TinyRun.Options with { Batch = 8 }, TinyRun.Data);
        var twice = MemoryForecast.Of(TinyRun.Options with { Batch = 16 }, TinyRun.Data);
        Assert.That(twice.Step, Is.EqualTo(2 * once.Step).Within(1));
        Assert.That(once.Images, Is.EqualTo(64 * 64 * 3));
    }

    [Test]
    public void Check_MoreThanTheMachineHas_IsRefusedWithTheParts() =>
        Assert.That(() => new MemoryForecast(Weights: 6 * GiB, Step: 36 * GiB, Images: 0).Check(limit: 23 * GiB, free: 20 * GiB, _ => { }),
            Throws.TypeOf<UserError>().With.Message.Contains("needs about 42 GiB").And.Message.Contains("this machine has 23 GiB").And.Message.Contains("lower --batch"));

    [Test]
    public void Check_MoreThanIsFree_IsSaid()
    {
        List<string> said = [];
        new MemoryForecast(Weights: GiB, Step: 9 * GiB, Images: 0).Check(limit: 23 * GiB, free: 5 * GiB, said.Add);
        Assert.That(said, Has.One.Contains("close other programs"));
        said.Clear();
        new MemoryForecast(Weights: GiB, Step: GiB, Images: 0).Check(limit: 23 * GiB, free: 5 * GiB, said.Add);
        Assert.That(said, Is.Empty);
    }

    [Test]
    public void Machine_SaysWhatIsThere()
    {
        var (limit, free) = MemoryForecast.Machine();
        Assert.That(limit, Is.GreaterThan(1L << 28));
        Assert.That(free, Is.InRange(1, limit));
    }
}
