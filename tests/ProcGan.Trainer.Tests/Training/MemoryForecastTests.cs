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

    /// <summary>MiB at the fullest moment of four steps and a snapshot, measured as the process' largest resident set in bfloat16 on an AMD core.</summary>
    [TestCase("spatial", 64, 32, 8, 511)]
    [TestCase("spatial", 64, 64, 32, 703)]
    [TestCase("spatial", 128, 32, 32, 868)]
    [TestCase("spatial", 64, 128, 64, 1561)]
    [TestCase("dcgan", 64, 64, 64, 720)]
    [TestCase("dcgan", 128, 64, 64, 2031)]
    [TestCase("dcgan", 256, 32, 32, 2223)]
    [TestCase("progressive", 128, 64, 32, 2500)]
    [TestCase("style", 64, 32, 32, 538)]
    [TestCase("style", 128, 64, 32, 1790)]
    [TestCase("mlp", 64, 64, 64, 598)]
    public void Of_RunsThatWereMeasured_IsNoLessAndNotHalfAsMuchAgain(string family, int resolution, int width, int batch, int peak)
    {
        var options = TrainingOptions.For(family, "photos") with { Resolution = resolution, Width = width, DiscriminatorWidth = width, Batch = batch };
        Assert.That(MemoryForecast.Of(options, TinyRun.Data).Total / (double)(1 << 20) / peak, Is.InRange(0.97, 1.5));   // a peak varies by a few percent from run to run
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
