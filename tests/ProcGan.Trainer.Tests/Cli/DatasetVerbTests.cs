using System.Text.Json;
using ProcGan.Trainer.Tests.Data;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Cli;

sealed class DatasetVerbTests
{
    TestFolder folder = null!;

    [SetUp]
    public void WriteSet()
    {
        folder = new TestFolder();
        ImageMaker.Write(folder.File("walls/a.png"), 80, 80, 1);
        ImageMaker.Write(folder.File("walls/b.png"), 96, 70, 2.37);
        ImageMaker.Write(folder.File("soils/a larger.png"), 160, 160, 1);
        using Image<Rgb24> plain = new(80, 80, new Rgb24(90, 91, 92));
        plain.Save(folder.File("soils/plain.png"));
        File.WriteAllText(folder.File("soils/text.png"), "This is not a picture.");
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Dataset_AFolder_SaysWhatIsInItAndWhatWouldBeChosen()
    {
        Capture capture = Capture.Of("dataset", folder.Path, "--classes", "folders");
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        string[] lines = capture.Out.Split(Environment.NewLine);
        string Line(string name) => lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) ?? "";
        Assert.Multiple(() =>
        {
            Assert.That(Line("data"), Does.EndWith("4 images, 1 left out"));
            Assert.That(Line("classes"), Does.Contain("2, 2 to 2 images each"));
            Assert.That(Line("sizes"), Does.Contain("80 x 80 px (2)").And.Contain("96 x 70 px (1)").And.Contain("160 x 160 px (1)"));
            Assert.That(Line("tiling"), Does.Contain("3 of 4 tile on both axes"));
            Assert.That(Line("flat"), Does.Contain("1 image of nearly one colour"));
            Assert.That(capture.Out, Does.Contain("walls/a.png is like soils/a larger.png").Or.Contain("soils/a larger.png is like walls/a.png"));
            Assert.That(capture.Out, Does.Contain("'soils/text.png' is not an image (it starts with \"This is not a picture."));
            Assert.That(Line("settings"), Does.Contain("for a run of 20 minutes"));
            Assert.That(capture.Out, Does.Contain("  width 32: "));
        });
    }

    [TestCase("", "512 x 512 px")]
    [TestCase("--working-size 256", "256 x 256 px")]
    public void Dataset_ASetOfMaps_TellsTheSizeThatTrainWouldTake(string more, string size)
    {
        ImageMaker.Write(folder.File("bark/albedo.png"), 600, 600);
        ImageMaker.Write(folder.File("bark/height.png"), 600, 600);
        Capture capture = Capture.Of(["dataset", Path.GetDirectoryName(folder.File("bark/albedo.png"))!, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        Assert.That(capture.Out, Does.Match($"(?m)^learnt at +{size}"));
    }

    [Test]
    public void Dataset_Json_HasItAll()
    {
        Capture capture = Capture.Of("dataset", folder.Path, "--json");
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        JsonElement survey = JsonDocument.Parse(capture.Out).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(survey.GetProperty("images").GetInt32(), Is.EqualTo(4));
            Assert.That(survey.GetProperty("tiling").GetProperty("both").GetInt32(), Is.EqualTo(3));
            Assert.That(survey.GetProperty("flat").EnumerateArray().Select(f => f.GetString()), Is.EqualTo(new[] { "soils/plain.png" }));
            Assert.That(survey.GetProperty("duplicates").GetArrayLength(), Is.EqualTo(1));
            Assert.That(survey.GetProperty("problems").GetArrayLength(), Is.EqualTo(1));
            Assert.That(survey.GetProperty("settings").GetProperty("width").GetProperty("value").GetString(), Is.EqualTo("32"));
        });
    }
}
