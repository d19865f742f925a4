using System.Text.RegularExpressions;
using ProcGan.Runtime;
using ProcGan.Trainer.Tests.Cli;

namespace ProcGan.Trainer.Tests;

/// <summary>The README's code is this file's code: it compiles, and it does what is said.</summary>
sealed partial class ReadmeTests
{
    [Test]
    public void Readme_CodeForGames_IsWhatCompilesHere()
    {
        string readme = Between(File.ReadAllText(Repository.File("README.md")), "```csharp\n", "```");
        string here = Between(File.ReadAllText(Repository.File("tests", "ProcGan.Trainer.Tests", "ReadmeTests.cs")),
            "        // README >\n", "        // < README");
        Assert.That(here.Replace("\n        ", "\n", StringComparison.Ordinal).TrimStart(), Is.EqualTo(readme));
    }

    [Test]
    public void Documents_TheirLinks_LeadSomewhere()
    {
        string[] documents = [.. Directory.GetFiles(Repository.Root, "*.md"), .. Directory.GetFiles(Repository.File("docs"), "*.md")];
        foreach (string document in documents)
            foreach (Match link in Links().Matches(File.ReadAllText(document)))
                Assert.That(Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link.Groups[1].Value)), $"{document}: {link.Value}");
    }

    [GeneratedRegex(@"(?<!!)\[[^\]\n]*\]\((?!\w+:)([^)#\s]+)")]   // to files, other than pictures
    private static partial Regex Links();

    [Test]
    public void Readme_CodeForGames_MakesATileAndTheChunkBesideIt()
    {
        using TestFolder folder = new();
        File.Move(TestModels.Spatial(folder), folder.File("bricks.onnx"));
        (byte[] tile, byte[] chunk, byte[] wide) = Sample(folder.File("bricks.onnx"));
        Assert.That(tile, Is.Not.EqualTo(chunk));
        for (int y = 0; y < 256; y++)   // the chunk is the right half of one picture of both
            Assert.That(chunk.AsSpan(y * 1024, 1024).SequenceEqual(wide.AsSpan(y * 2048 + 1024, 1024)), $"row {y}");
    }

    static (byte[] Tile, byte[] Chunk, byte[] Wide) Sample(string path)
    {
        string former = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Path.GetDirectoryName(path)!;
        try
        {
            return InGame();
        }
        finally
        {
            Environment.CurrentDirectory = former;
        }
    }

    static (byte[] Tile, byte[] Chunk, byte[] Wide) InGame()
    {
        // README >
        using TextureGenerator bricks = TextureGenerator.Load("bricks.onnx");

        // A 256 x 256 tile that meets itself on every side. RGBA8, sRGB, row 0 on top: ready for the GPU.
        TextureRecipe tile = new(seed: 7) { Width = 256, Height = 256, Tile = TileAxes.Both };
        byte[] rgba = new byte[256 * 256 * 4];
        bricks.Generate(tile, rgba);

        // An endless wall: chunks of one seed, placed by their cells, fit to the pixel.
        TextureRecipe chunk = tile with { Tile = TileAxes.None, OriginX = 256 / bricks.Model.Stride };
        byte[] beside = new byte[rgba.Length];
        bricks.Generate(chunk, beside);
        // < README
        byte[] wide = new byte[rgba.Length * 2];
        bricks.Generate(chunk with { OriginX = 0, Width = 512 }, wide);
        return (rgba, beside, wide);
    }

    static string Between(string text, string start, string end)
    {
        text = text.ReplaceLineEndings("\n");
        int from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
