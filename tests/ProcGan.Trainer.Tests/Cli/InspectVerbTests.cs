using System.Security.Cryptography;
using System.Text.Json;

namespace ProcGan.Trainer.Tests.Cli;

sealed class InspectVerbTests
{
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Inspect_SpatialModel_SaysAllThatItHolds()
    {
        string model = TestModels.Spatial(folder);
        Capture capture = Capture.Of("inspect", model, "--provider", "cpu");
        string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model)));
        string expected = $"""
            model            {model}
            family           spatial
            size             any size, 4 pixels a cell, margin 1 cells; 16 x 16 by itself
            tiles            both
            channels         albedo.r albedo.g albedo.b
            latents          4 a cell: 2 local, 1 global, 1 periodic
            parameters       1,731
            file             {new FileInfo(model).Length:N0} bytes, sha256 {hash}
            provider         CPU
            trained: data    bricks
            trained: kimg    34

            """;
        Assert.That(capture.Out.ReplaceLineEndings("\n"), Is.EqualTo(expected.ReplaceLineEndings("\n")), "4 * 3 * 12 * 12 weights and 3 biases");
        Assert.That(capture.ExitCode, Is.Zero);
    }

    [Test]
    public void Inspect_ModelOfOthersAsJson_InfersWhatItDoesNotSay()
    {
        string model = TestModels.Vector(folder);
        using JsonDocument json = JsonDocument.Parse(Capture.Of("inspect", model, "--json").Out);
        JsonElement root = json.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("spatial").GetBoolean(), Is.False);
            Assert.That(root.GetProperty("width").GetInt32(), Is.EqualTo(8));
            Assert.That(root.GetProperty("latents").GetProperty("all").GetInt32(), Is.EqualTo(5));
            Assert.That(root.GetProperty("tileable").GetString(), Is.EqualTo("none"));
            Assert.That(root.GetProperty("parameters").GetInt64(), Is.EqualTo(5 * 192), "the weights; a shape is not a parameter");
            Assert.That(root.GetProperty("bytes").GetInt64(), Is.EqualTo(new FileInfo(model).Length));
        });
    }

    [Test]
    public void Inspect_AutoAndDirections_SaysWhatIsThereAndWhatIsNot()
    {
        string model = TestModels.Spatial(folder);
        // Metadata merges as the protobuf that it is: key and value of one more entry.
        byte[] key = "procgan.directions"u8.ToArray(), value = "dark:0.5;old%20wet:-1"u8.ToArray();
        File.WriteAllBytes(model, [.. File.ReadAllBytes(model), 14 << 3 | 2, (byte)(key.Length + value.Length + 4), 10, (byte)key.Length, .. key, 18, (byte)value.Length, .. value]);
        Capture capture = Capture.Of("inspect", model, "--provider", "auto");
        using JsonDocument json = JsonDocument.Parse(Capture.Of("inspect", model, "--provider", "auto", "--json").Out);
        Assert.Multiple(() =>
        {
            Assert.That(capture.Out, Does.Contain("directions       dark, old wet"));
            Assert.That(json.RootElement.GetProperty("directions").EnumerateArray().Select(name => name.GetString()), Is.EqualTo(new[] { "dark", "old wet" }));
            bool cpu = json.RootElement.GetProperty("provider").GetString() == "CPU";
            Assert.That(json.RootElement.GetProperty("notTaken").GetArrayLength(), cpu ? Is.GreaterThan(0) : Is.GreaterThanOrEqualTo(0));
            Assert.That(capture.Out.Contains("not taken        ", StringComparison.Ordinal), Is.EqualTo(json.RootElement.GetProperty("notTaken").GetArrayLength() > 0));
        });
    }

    [TestCase("", "empty")]
    [TestCase("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "git lfs pull")]
    [TestCase("this is a text\n", "text")]
    public void Inspect_NoModel_EndsOneWithOneLine(string content, string word)
    {
        string file = folder.File("bad.onnx");
        File.WriteAllText(file, content);
        Capture capture = Capture.Of("inspect", file);
        Assert.Multiple(() =>
        {
            Assert.That(capture.OneErrorLine, Does.StartWith($"error: '{file}'").And.Contain(word));
            Assert.That(capture.ExitCode, Is.EqualTo(1));
        });
    }

    [Test]
    public void Inspect_MissingFile_EndsOneWithOneLine()
    {
        Capture capture = Capture.Of("inspect", folder.File("none.onnx"));
        Assert.That((capture.ExitCode, capture.OneErrorLine.Contains("does not exist", StringComparison.Ordinal)), Is.EqualTo((1, true)));
    }

    [Test]
    public void Inspect_AFolder_EndsOneWithOneLine()
    {
        Capture capture = Capture.Of("inspect", folder.Path);
        Assert.That((capture.ExitCode, capture.OneErrorLine.Contains(folder.Path, StringComparison.Ordinal)), Is.EqualTo((1, true)));
    }
}
