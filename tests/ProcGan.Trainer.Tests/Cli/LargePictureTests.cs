using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ProcGan.Runtime;
using ProcGan.Runtime.Fields;
using ProcGan.Runtime.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Cli;

/// <summary>What <c>generate</c> makes beside one texture in one piece: large pictures, Wang tiles, blended edges.</summary>
sealed class LargePictureTests
{
    static readonly GeneratorOptions cpu = new() { Provider = "CPU" };
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Generate_MoreThanIsHeldWhole_IsTheRuntimesPicture()
    {
        string model = TestModels.Spatial(folder), file = folder.File("large.png");
        Capture capture = Capture.Of("generate", model, "--seed", "7", "--size", "2052x2052", "--tile", "both", "--out", file);
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        using TextureGenerator generator = TextureGenerator.Load(model, cpu);
        byte[] expected = new byte[4 * 2052 * 2052];
        generator.Generate(new TextureRecipe(7) { Width = 2052, Height = 2052, Tile = TileAxes.Both }, expected);
        Assert.That(Pixels(file).AsSpan().SequenceEqual(expected));
        Assert.That(File.ReadAllLines(folder.File("large.recipe"))[0], Is.EqualTo("seed=7 size=2052x2052 tile=both"));
    }

    /// <summary>The bound: 300 MB at 8192 x 8192, of which the pixels alone would be 256.</summary>
    [Test]
    public void Generate_8192x8192_TakesNoMoreThan300MegabytesAndHasNoSeam()
    {
        const string python = "/usr/bin/python3", script = "import resource,subprocess,sys; subprocess.run(sys.argv[1:],check=True,stdout=sys.stderr); "
            + "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
        string trainer = Path.Combine(TestContext.CurrentContext.TestDirectory, "ProcGan.Trainer.dll");
        if (!File.Exists(python))
            Assert.Ignore("Debian's python3, which asks the system for a program's peak of memory, is not installed.");
        string file = folder.File("8192.png");
        using Process process = Process.Start(new ProcessStartInfo(python,
            ["-c", script, "dotnet", trainer, "generate", Repository.File("assets", "models", "rocks.onnx"), "--seed", "7", "--size", "8192x8192", "--tile", "both",
                "--threads", "2", "--out", file])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string kilobytes = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, errors.Result);
        Assert.That(int.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024, Is.LessThanOrEqualTo(300), "megabytes");

        byte[] rgba = Pixels(file);
        Assert.That(rgba, Has.Length.EqualTo(4 * 8192 * 8192));
        // Rocks, since their lines are all alike: of a wall with straight courses the wrap is a joint, or it is not.
        foreach (TileAxes axis in new[] { TileAxes.X, TileAxes.Y })
            Assert.That(SeamRatio.Measure(rgba, 8192, 8192, axis), Is.InRange(.8, 1.2));
    }

    [Test]
    public void Generate_Wang_WritesAnAtlasAndItsIndex()
    {
        string model = TestModels.Spatial(folder);
        Capture capture = Capture.Of("generate", model, "--seed", "7", "--wang", "2", "--size", "16x12", "--out", folder.File("tiles"));
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        string index = folder.File("tiles/small bricks_7_wang2.json");
        Assert.That(capture.Out.Split(Environment.NewLine)[1], Is.EqualTo(index));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(index));
        JsonElement root = json.RootElement;
        Assert.That((root.GetProperty("colours").GetInt32(), root.GetProperty("columns").GetInt32(), root.GetProperty("recipe").GetString()),
            Is.EqualTo((2, 4, "seed=7 size=16x12")));
        byte[] atlas = Pixels(folder.File("tiles/" + root.GetProperty("atlas").GetString()));
        using TextureGenerator generator = TextureGenerator.Load(model, cpu);
        WangTileSet set = new(generator, new TextureRecipe(7) { Width = 16, Height = 12 }, 2);
        byte[] tile = new byte[4 * 16 * 12];
        JsonElement[] tiles = [.. root.GetProperty("tiles").EnumerateArray()];
        Assert.That(tiles, Has.Length.EqualTo(16));
        foreach (JsonElement entry in tiles)
        {
            int Of(string name) => entry.GetProperty(name).GetInt32();
            Assert.That(Of("index"), Is.EqualTo(set.Index(Of("nw"), Of("ne"), Of("sw"), Of("se"))));
            set.GenerateTile(Of("index"), tile);
            for (int row = 0; row < 12; row++)
                Assert.That(atlas.AsSpan(4 * ((Of("y") + row) * 64 + Of("x")), 64).SequenceEqual(tile.AsSpan(64 * row, 64)), $"tile {Of("index")}, row {row}");
        }
    }

    [TestCase("--sheet 2x2", "leave out --sheet"), TestCase("--maps all", "leave out --sheet, --maps and --bits"), TestCase("--bits 16", "leave out --sheet, --maps and --bits"), TestCase("--size 18x16", "16 or 20"), TestCase("--size 8x8", "use 12 pixels or more")]
    public void Generate_WangThatCannotBe_SaysWhatToDo(string more, string expected)
    {
        Capture capture = Capture.Of(["generate", TestModels.Spatial(folder), "--seed", "7", "--wang", "2", .. more.Split(' '), "--out", folder.File("tiles")]);
        Assert.That(capture.OneErrorLine, Does.Contain(expected));
        Assert.That(capture.ExitCode, Is.Not.Zero);
    }

    [Test]
    public void Generate_TiledByAVectorModel_SaysThatEdgesWereBlended()
    {
        Capture capture = Capture.Of("generate", TestModels.Vector(folder), "--seed", "7", "--tile", "x", "--out", folder.File("a.png"));
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        Assert.That(capture.Error, Does.Match(@"^note: '.*vector\.onnx' does not tile by itself, so its edges are blended over a quarter of the picture\. "
            + @"Seam ratio along X: \d+\.\d\d, without \d+\.\d\d \(1 = none\)\.\r?\n$"));
    }

    static byte[] Pixels(string file)
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(file);
        byte[] rgba = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(rgba);
        return rgba;
    }
}
