using ProcGan.Trainer.Files;
using ProcGan.Trainer.Networks;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Training;

public sealed class FormOptionsTests
{
    static readonly object[][] refused =
    [
        ["spatial", new FormOptions { Depth = 3 }, "--depth is 3, must be 0 to 2"],
        ["mlp", new FormOptions { Depth = 0 }, "--depth is 0, must be 1 to 8"],
        ["spatial", new FormOptions { LastWidth = 7 }, "--last-width is 7, must be 8 to 128"],
        ["dcgan", new FormOptions { LastWidth = 32 }, "--last-width is 32, must be left out"],
        ["spatial", new FormOptions { NoisePictures = 0 }, "--noise-pictures is 0, must be 1 to 16"],
        ["style", new FormOptions { NoisePictures = 2 }, "--noise-pictures is 2, must be left out"],
        ["style", new FormOptions { Upsampling = "resize" }, "--upsampling is resize, must be auto"],
        ["spatial", new FormOptions { GeneratorNorm = "pixel" }, "--generator-norm is pixel, must be batch or weight, as"],
        ["dcgan", new FormOptions { GeneratorNorm = "weight" }, "--generator-norm is weight, must be batch, pixel or none, as"],
        ["style", new FormOptions { GeneratorNorm = "none" }, "--generator-norm is none, must be left out"],
        ["spatial", new FormOptions { Padding = "wrap" }, "--padding is wrap, must be left out"],
    ];

    [TestCaseSource(nameof(refused))]
    public void Validated_FormThatAFamilyLacks_IsRefusedByOption(string family, FormOptions form, string said)
    {
        TrainingOptions options = TrainingOptions.For(family, "data") with { Kimg = 1, Form = form };
        Assert.That(() => options.Validated(), Throws.TypeOf<UserError>().With.Message.Contains(said));
    }

    [Test]
    public void Validated_FormThatAFamilyHas_IsTaken() =>
        Assert.That(() => (TrainingOptions.For("spatial", "data") with { Kimg = 1, Form = new() { Depth = 2, LastWidth = 128, NoisePictures = 16, GeneratorNorm = "weight" } }).Validated(), Throws.Nothing);
}
