using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

public sealed class ComputeTests
{
    [TestCase("bfloat16", "cpu", false, true)]
    [TestCase("bfloat16", "cpu", true, false)]
    [TestCase("bfloat16", "cuda", false, false)]
    [TestCase("auto", "cpu", false, false)]
    [TestCase("float32", "cpu", false, false)]
    public void Doubt_IsOfBFloat16AskedForByName_WhereTheProcessorIsSlowInIt(string precision, string device, bool fast, bool doubted)
    {
        var options = new TrainingOptions { Data = "wall.jpg", Precision = precision, Device = device };
        Assert.That(Compute.Doubt(options, fast), doubted ? Does.Contain("--precision auto") : Is.Null);
    }
}
