using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Trainer.Export;

namespace ProcGan.Trainer.Tests.Cli;

sealed class EvaluateVerbTests
{
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Json_ASpatialModel_HasEveryMeasureWithThatOfTheData()
    {
        string sheet = folder.File("nearest.png");
        Capture capture = Capture.Of("evaluate", TestModels.Spatial(folder), "--data", "builtin:bricks", "--working-size", "64", "--count", "64", "--neighbours", sheet, "--json");
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        JsonElement root = JsonDocument.Parse(capture.Out).RootElement, metrics = root.GetProperty("metrics");
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("resolution").GetInt32(), Is.EqualTo(16));
            Assert.That(root.GetProperty("features").GetString(), Is.EqualTo("random-texture-1"));
            Assert.That(metrics.EnumerateObject().Select(m => m.Name), Is.SupersetOf(new[]
            {
                "swd", "colour", "kid", "precision", "recall", "density", "coverage", "ms-ssim", "diversity", "spectrum", "spectrum.worst",
                "seam.x", "seam.x.rank", "seam.y", "nearest", "copies",
            }));
            Assert.That(Value("swd"), Is.GreaterThan(2 * Value("swd", "data")), "waves are no bricks");
            Assert.That(Value("precision", "data"), Is.GreaterThan(0.5));
            Assert.That(Value("seam.x"), Is.EqualTo(1).Within(0.2), "it tiles");
            Assert.That(File.Exists(sheet), Is.True);
        });

        double Value(string metric, string whose = "value") => metrics.GetProperty(metric).GetProperty(whose).GetDouble();
    }

    [Test]
    public void Text_TheDataItself_IsAsGoodAsTheData()
    {
        Capture capture = Capture.Of("evaluate", "builtin:bricks", "--data", "builtin:bricks", "--resolution", "32", "--working-size", "64", "--count", "128");
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        string[] swd = capture.Out.Split('\n').Single(line => line.StartsWith("SWD", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(double.Parse(swd[3], System.Globalization.CultureInfo.InvariantCulture),
            Is.EqualTo(double.Parse(swd[4], System.Globalization.CultureInfo.InvariantCulture)).Within(30).Percent, "128 pictures");
        Assert.That(capture.Out, Does.Match("copies +1\\.000"));
    }

    [Test]
    public void Features_OfANetworkOfOthers_GiveFidToo()
    {
        var graph = new OnnxGraph("means");
        graph.Output("features", graph.AveragePool2(graph.AveragePool2(graph.Input("x", "N", 3, 8, 8))), "N", 3, 2, 2);
        graph.Save(folder.File("means.onnx"));
        Capture capture = Capture.Of("evaluate", "builtin:bricks", "--data", "builtin:bricks", "--resolution", "32", "--working-size", "64", "--count", "64", "--features", folder.File("means.onnx"), "--json");
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        JsonElement root = JsonDocument.Parse(capture.Out).RootElement;
        Assert.That(root.GetProperty("features").GetString(), Is.EqualTo("means.onnx"));
        Assert.That(root.GetProperty("metrics").GetProperty("fid").GetProperty("value").GetDouble(), Is.GreaterThan(0));
    }

    [Test]
    public void Evaluate_OneThreadOrTwo_TheSameBytes()
    {
        string model = TestModels.Spatial(folder);
        string Json(string threads) => Capture.Of("evaluate", model, "--data", "builtin:stone", "--working-size", "48", "--count", "64", "--threads", threads, "--json").Out;
        Assert.That(Json("2"), Is.EqualTo(Json("1")).And.Not.Empty);
    }

    [Test]
    public void Evaluate_WhatCannotWork_IsOneLine()
    {
        Assert.That(Capture.Of("evaluate", TestModels.Vector(folder), "--data", "builtin:bricks").OneErrorLine, Does.Contain("8 pixels a side, expected 16 or more"));
        Assert.That(Capture.Of("evaluate", TestModels.Spatial(folder), "--data", "nowhere").OneErrorLine, Does.Contain("'nowhere' does not exist"));
        Assert.That(Capture.Of("evaluate", folder.File("none.onnx"), "--data", "builtin:bricks").ExitCode, Is.EqualTo(1));
        Assert.That(Capture.Of("evaluate", "a.onnx", "--data", "builtin:bricks", "--count", "9").OneErrorLine, Does.Contain("--count is 9, must be 0 or at least 64"));
        Assert.That(Capture.Of("evaluate", "a.onnx", "--data", "builtin:bricks", "--neighbours", "x.txt").OneErrorLine, Does.Contain("--neighbours is 'x.txt'"));
    }
}
