using System.Text.Json;
using ProcGan.Runtime;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ProcGan.Trainer.Tests.Cli;

sealed class GenerateVerbTests
{
    TestFolder folder = null!;
    string model = "";

    [SetUp]
    public void MakeModel()
    {
        folder = new TestFolder();
        model = TestModels.Spatial(folder);
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(".png")]
    [TestCase(".webp")]
    [TestCase(".tga")]
    [TestCase(".bmp")]
    public void Generate_OneSeed_WritesWhatTheRuntimeMakes(string ending)
    {
        string file = folder.File("seven" + ending);
        Capture capture = Capture.Of("generate", model, "--seed", "7", "--size", "24x12", "--tile", "x", "--psi", "0.5", "--out", file);
        Assert.Multiple(() =>
        {
            Assert.That(capture.ExitCode, Is.Zero, capture.Error);
            Assert.That(capture.Out, Is.EqualTo(file + Environment.NewLine));
            Assert.That(Pixels(file), Is.EqualTo(Expected(new TextureRecipe(7) { Width = 24, Height = 12, Tile = TileAxes.X, Psi = 0.5f })));
        });
    }

    [Test]
    public void Generate_Jpeg_IsNearWhatTheRuntimeMakes()
    {
        string file = folder.File("seven.jpg");
        Capture.Of("generate", model, "--seed", "7", "--size", "64x64", "--out", file);
        byte[] expected = Expected(new TextureRecipe(7) { Width = 64, Height = 64 }), found = Pixels(file);
        double mean = expected.Zip(found, (a, b) => (double)Math.Abs(a - b)).Average();
        Assert.That(mean, Is.LessThan(16), "JPEG halves the colours' resolution, and this picture is sharp from pixel to pixel");
    }

    [Test]
    public void Generate_ARange_WritesAFileASeedWithItsRecipe()
    {
        string output = folder.File("made here/textures/");
        Capture capture = Capture.Of("generate", model, "--seed", "18446744073709551614..18446744073709551615", "--out", output);
        string last = Path.Combine(output, "small bricks_18446744073709551615.png");
        Assert.Multiple(() =>
        {
            Assert.That(capture.ExitCode, Is.Zero, capture.Error);
            Assert.That(capture.Out.Split(Environment.NewLine), Has.Length.EqualTo(3), "two paths, each on its line");
            Assert.That(Pixels(last), Is.EqualTo(Expected(new TextureRecipe(ulong.MaxValue))));
            Assert.That(File.ReadAllLines(Path.ChangeExtension(last, ".recipe"))[0], Is.EqualTo("seed=18446744073709551615"));
        });
    }

    [Test]
    public void Generate_FromARecipeFile_GivesTheSameBytes()
    {
        Capture.Of("generate", model, "--seed", "9", "--size", "20x8", "--tile", "both", "--psi", "0.75", "--out", folder.File("a.png"));
        Capture capture = Capture.Of("generate", model, "--recipe", folder.File("a.recipe"), "--out", folder.File("b.png"));
        Assert.Multiple(() =>
        {
            Assert.That(capture.ExitCode, Is.Zero, capture.Error);
            Assert.That(File.ReadAllBytes(folder.File("b.png")), Is.EqualTo(File.ReadAllBytes(folder.File("a.png"))));
            Assert.That(File.ReadAllText(folder.File("b.recipe")), Is.EqualTo(File.ReadAllText(folder.File("a.recipe"))));
        });
    }

    [Test]
    public void Generate_FromJson_IsTheText()
    {
        TextureRecipe recipe = new TextureRecipe(9) { Width = 20, Height = 8, Maps = MaterialMaps.Albedo | MaterialMaps.Normal }.Towards(4, .5f);
        File.WriteAllText(folder.File("a.json"), recipe.ToJson() + "\n");
        Capture capture = Capture.Of("generate", model, "--recipe", folder.File("a.json"), "--out", folder.File("a.png"));
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        Capture.Of("generate", model, "--recipe", recipe.ToString(), "--out", folder.File("b.png"));
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllBytes(folder.File("b_normal.png")), Is.EqualTo(File.ReadAllBytes(folder.File("a_normal.png"))));
            Assert.That(File.ReadAllText(folder.File("b.recipe")), Is.EqualTo(File.ReadAllText(folder.File("a.recipe"))).And.StartWith(recipe.ToString() + "\n"));
            Assert.That(Pixels(folder.File("a_albedo.png")), Is.EqualTo(Expected(recipe)));
        });
    }

    [Test]
    public void Generate_Like_FindsSomethingNearer_AndItsRecipeMakesItAgain()
    {
        Capture.Of("generate", model, "--seed", "99", "--size", "32x32", "--out", folder.File("wanted.png"));
        Capture capture = Capture.Of("generate", model, "--like", folder.File("wanted.png"), "--budget", "60", "--size", "32x32", "--out", folder.File("found.png"));
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        Assert.That(capture.Error, Does.Contain("seed 0: distance 0.").And.Contain("after 60 textures"));
        Capture.Of("generate", model, "--recipe", folder.File("found.recipe"), "--out", folder.File("again.png"));
        Assert.That(File.ReadAllBytes(folder.File("again.png")), Is.EqualTo(File.ReadAllBytes(folder.File("found.png"))));

        File.WriteAllText(folder.File("text.png"), "no picture");
        Capture wrong = Capture.Of("generate", model, "--like", folder.File("text.png"), "--out", folder.File("x.png"));
        Assert.That((wrong.ExitCode, wrong.OneErrorLine),
            Is.EqualTo((1, $"error: '{folder.File("text.png")}' is no picture that can be read: expected PNG, JPEG, WebP, TGA or BMP.")));
    }

    [TestCase("--label moss --out x.png", "has no classes, the recipe has labels; leave them out, or use a conditional model.")]
    [TestCase("--direction wet=2 --out x.png", "has no direction 'wet'; it has none.")]
    public void Generate_WhatTheModelLacks_IsOneLine(string arguments, string expected)
    {
        Capture capture = Capture.Of(["generate", model, "--seed", "7", .. arguments.Split(' ')]);
        Assert.That((capture.ExitCode, capture.OneErrorLine), Is.EqualTo((1, $"error: '{model}' {expected}")));
    }

    [Test]
    public void Generate_Sheet_HasEverySeedInItsPlace()
    {
        string file = folder.File("sheet.png");
        Capture capture = Capture.Of("generate", model, "--seed", "5", "--sheet", "3x2", "--size", "16x8", "--out", file);
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        using Image<Rgba32> sheet = Image.Load<Rgba32>(file);
        Assert.That((sheet.Width, sheet.Height), Is.EqualTo((3 * 16 + 2 * 4, 2 * 8 + 4)), "four pixels between neighbours");
        for (int i = 0; i < 6; i++)
        {
            byte[] tile = Expected(new TextureRecipe(5 + (ulong)i) { Width = 16, Height = 8 });
            for (int y = 0; y < 8; y++)
            {
                for (int x = 0; x < 16; x++)
                {
                    int at = (y * 16 + x) * 4;
                    Assert.That(sheet[i % 3 * 20 + x, i / 3 * 12 + y], Is.EqualTo(new Rgba32(tile[at], tile[at + 1], tile[at + 2])));
                }
            }
        }
        Assert.That(sheet[17, 3], Is.EqualTo(new Rgba32(255, 255, 255)), "white between them");
    }

    [Test]
    public void Generate_Json_NamesEveryTexture()
    {
        Capture capture = Capture.Of("generate", model, "--seed", "1..2", "--size", "8x8", "--out", folder.Path, "--json");
        using JsonDocument json = JsonDocument.Parse(capture.Out);
        JsonElement second = json.RootElement.GetProperty("textures")[1];
        Assert.Multiple(() =>
        {
            Assert.That(json.RootElement.GetProperty("provider").GetString(), Is.EqualTo("CPU"));
            Assert.That(second.GetProperty("path").GetString(), Is.EqualTo(folder.File("small bricks_2.png")));
            Assert.That(second.GetProperty("seed").GetUInt64(), Is.EqualTo(2));
            Assert.That(second.GetProperty("recipe").GetString(), Is.EqualTo("seed=2 size=8x8"));
        });
    }

    [Test]
    public void Generate_Maps_WritesAFileAMap_HeightIn16Bits()
    {
        Capture capture = Capture.Of("generate", model, "--seed", "7", "--size", "32x24", "--maps", "all", "--directx", "--depth", "4", "--out", folder.File("7.png"));
        string[] names = ["albedo", "height", "normal", "roughness", "metallic", "ao"];
        Assert.Multiple(() =>
        {
            Assert.That(capture.ExitCode, Is.Zero, capture.Error);
            Assert.That(capture.Out.Split(Environment.NewLine)[..^1], Is.EqualTo(names.Select(n => folder.File($"7_{n}.png"))));
            Assert.That(capture.Error, Does.Contain("height derived from the albedo's luminance, as the model has none; normal, ao derived from height"));
            Assert.That(folder.File("7.recipe"), Does.Exist);
            Assert.That(folder.File("7.png"), Does.Not.Exist);
        });
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU" });
        Material material = new(MaterialMaps.All, new MaterialOptions { DirectX = true, Depth = 4, Mips = false });
        generator.Generate(new TextureRecipe(7) { Width = 32, Height = 24 }, material);
        byte[] rgba = new byte[4 * 32 * 24];
        foreach (string name in names)
        {
            material.CopyRgba8(Material.ParseMaps(name)!.Value, rgba);
            if (name != "height")
                Assert.That(Pixels(folder.File($"7_{name}.png")), Is.EqualTo(rgba), name);
        }
        ushort[] expected = new ushort[32 * 24];
        material.CopyGrey16(MaterialMaps.Height, expected);
        using Image<L16> height = Image.Load<L16>(folder.File("7_height.png"));
        L16[] found = new L16[expected.Length];
        height.CopyPixelDataTo(found);
        Assert.That(found.Select(pixel => pixel.PackedValue), Is.EqualTo(expected));
        Assert.That(expected.Any(value => value % 257 != 0), "more than 8 bits");
    }

    [Test]
    public void Generate_SixteenBits_RoundsTheModelsOwnNumbers()
    {
        Capture capture = Capture.Of("generate", model, "--seed", "7", "--size", "32x24", "--bits", "16", "--out", folder.File("deep.png"), "--provider", "CPU");
        Assert.That(capture.ExitCode, Is.Zero, capture.Error);
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU" });
        int plane = 32 * 24;
        float[] channels = new float[3 * plane];
        generator.GenerateChannels(new TextureRecipe(7) { Width = 32, Height = 24 }, channels);
        using Image<Rgba64> image = Image.Load<Rgba64>(folder.File("deep.png"));
        Rgba64[] found = new Rgba64[plane];
        image.CopyPixelDataTo(found);
        for (int i = 0; i < plane; i++)
        {
            double[] expected = [.. Enumerable.Range(0, 3).Select(c => (Math.Clamp(channels[c * plane + i], -1, 1) + 1.0) * 65535 / 2)];
            double[] numbers = [found[i].R, found[i].G, found[i].B];
            Assert.That(numbers, Is.EqualTo(expected).Within(0.51), $"pixel {i}");   // half a step, and float's rounding
        }
        Assert.That(found, Has.All.Matches<Rgba64>(pixel => pixel.A == ushort.MaxValue));
        Assert.That(found.Any(pixel => pixel.R % 257 != 0), "more than 8 bits");
    }

    [TestCase("12", "deep.png", "--bits got '12', needs 8 or 16", null)]
    [TestCase("16", "deep.jpg", "--bits 16 needs a .png", null)]
    [TestCase("16", "deep.png", "--bits 16 is for single textures", "--sheet=2x2")]
    public void Generate_BitsThatCannotBe_AreRefused(string bits, string name, string message, string? further)
    {
        Capture capture = Capture.Of(["generate", model, "--seed", "7", "--bits", bits, "--out", folder.File(name), .. further is null ? Array.Empty<string>() : further.Split('=')]);
        Assert.That(capture.ExitCode, Is.EqualTo(2));
        Assert.That(capture.Error, Does.Contain(message));
        Assert.That(folder.File(name), Does.Not.Exist);
    }

    [Test]
    public void Generate_OneThreadOrTwo_GivesTheSameBytes()
    {
        foreach (string threads in new[] { "1", "2" })
            Capture.Of("generate", model, "--seed", "3", "--size", "64x64", "--threads", threads, "--out", folder.File(threads + ".png"));
        Assert.That(File.ReadAllBytes(folder.File("2.png")), Is.EqualTo(File.ReadAllBytes(folder.File("1.png"))));
    }

    [Test]
    public void Generate_Interrupted_Ends130()
    {
        Capture capture = Capture.Of(new CancellationToken(canceled: true), "generate", model, "--seed", "1..9", "--out", folder.File("out"));
        Assert.Multiple(() =>
        {
            Assert.That(capture.ExitCode, Is.EqualTo(130));
            Assert.That(capture.OneErrorLine, Is.EqualTo("interrupted"));
            Assert.That(folder.File("out"), Does.Not.Exist);
        });
    }

    [TestCase("--sed 7 --out x.png", "error: '--sed' is not an option of generate; did you mean '--seed'?")]
    [TestCase("--seed=7 --siez=8x8 --out x.png", "error: '--siez' is not an option of generate; did you mean '--size'?")]
    [TestCase("--seed 7", "error: --out is missing: a .png, .jpg, .webp, .tga or .bmp file, or a folder; see './procgan generate --help'.")]
    [TestCase("--seed 7 --out", "error: --out stands without a value: a .png, .jpg, .webp, .tga or .bmp file, or a folder.")]
    [TestCase("--out x.png", "error: --seed is missing: generate needs a number such as 7, a range such as 1..16, or a --recipe.")]
    [TestCase("--seed -1 --out x.png", "error: --seed got '-1', needs S or S..T, whole numbers from 0 to 18446744073709551615, such as 7 or 1..16.")]
    [TestCase("--seed 9..1 --out x", "error: --seed got '9..1', needs the smaller seed first: 1..9.")]
    [TestCase("--seed 0..18446744073709551615 --out x", "error: --seed got '0..18446744073709551615', needs at most 65536 seeds at once.")]
    [TestCase("--seed 7 --size 64k --out x.png", "error: --size got '64k', needs two whole numbers from 1 to 16384, such as 512x256.")]
    [TestCase("--seed 7 --maps albedo,gloss --out x.png",
        "error: --maps got 'albedo,gloss', needs all, or some of albedo,height,normal,roughness,metallic,ao, each once.")]
    [TestCase("--seed 7 --maps all --sheet 2x2 --out x.png", "error: --maps writes a file a map, --sheet all textures on one: leave one of them out.")]
    [TestCase("--recipe {\"seed\":7,\"psi\":x} --out x.png", "error: --recipe got '{\"seed\":7,\"psi\":x}', needs a recipe such as "
        + "'seed=7 size=512x256 tile=x', or a file with one (a number is expected, at character 17).")]
    [TestCase("--seed 7 --label moss=much --out x.png", "error: --label got 'moss=much', needs NAME or NAME=NUMBER with commas between, such as moss=0.7,brick=0.3.")]
    [TestCase("--seed 7 --depth -1 --maps all --out x.png", "error: --depth got '-1', needs a number from 0 to 1024, such as 8.")]
    [TestCase("--seed 7 --size 65536x65536 --out x.png", "error: --size got '65536x65536', needs two whole numbers from 1 to 16384, such as 512x256.")]
    [TestCase("--seed 7 --tile xy --out x.png", "error: --tile got 'xy', needs both, x, y or none.")]
    [TestCase("--seed 7 --psi NaN --out x.png", "error: --psi got 'NaN', needs a number, such as 0.8.")]
    [TestCase("--seed 7 --threads many --out x.png", "error: --threads got 'many', needs a whole number from 0 to 1024.")]
    [TestCase("--seed 7 --out x.gif", "error: --out 'x.gif' has no picture's ending: use .png, .jpg, .webp, .tga or .bmp, or a folder.")]
    [TestCase("--seed 1..4 --out x.png", "error: --out 'x.png' is one file, --seed has 4: give a folder, or --sheet COLSxROWS.")]
    [TestCase("--seed 1..9 --sheet 2x2 --out x.png", "error: --sheet 2x2 has 4 places, --seed has 9: ask for a larger sheet or fewer seeds.")]
    [TestCase("--seed 7 --out x.png again", "error: 'again' is one argument too many for generate; see './procgan generate --help'.")]
    public void Generate_WrongArguments_EndsTwoWithOneLine(string arguments, string expected)
    {
        Capture capture = Capture.Of(["generate", model, .. arguments.Split(' ')]);
        Assert.Multiple(() =>
        {
            Assert.That(capture.OneErrorLine, Is.EqualTo(expected));
            Assert.That(capture.ExitCode, Is.EqualTo(2));
            Assert.That(capture.Out, Is.Empty);
        });
    }

    [Test]
    public void Generate_NoModel_SaysThatItIsMissing()
    {
        Capture capture = Capture.Of("generate", "--seed", "7", "--out", "x.png");
        Assert.That((capture.ExitCode, capture.OneErrorLine),
            Is.EqualTo((2, "error: MODEL is missing: a model file (.onnx); see './procgan generate --help'.")));
    }

    [Test]
    public void Generate_SizeThatTheModelCannotMake_EndsOneWithOneLine()
    {
        Capture capture = Capture.Of("generate", TestModels.Vector(folder), "--seed", "7", "--size", "99x8", "--out", folder.File("x.png"));
        Assert.Multiple(() =>
        {
            Assert.That(capture.OneErrorLine, Does.StartWith("error: ").And.Contain("vector.onnx").And.Contain("8 x 8").And.Contain("99 x 8"));
            Assert.That(capture.ExitCode, Is.EqualTo(1));
            Assert.That(folder.File("x.png"), Does.Not.Exist);
        });
    }

    [Test]
    public void Generate_OntoAFullDisk_KeepsTheFormerPicture()
    {
        using Files.SmallDisk disk = Files.SmallDisk.OrIgnore(megabytes: 1);
        string file = Path.Combine(disk.Path, "a.bmp");
        Assert.That(Capture.Of("generate", model, "--seed", "7", "--out", file).ExitCode, Is.Zero);
        byte[] former = File.ReadAllBytes(file);
        Capture capture = Capture.Of("generate", model, "--seed", "7", "--size", "1024x1024", "--out", file);
        Assert.Multiple(() =>
        {
            Assert.That(capture.OneErrorLine, Does.StartWith($"error: '{file}' could not be written, the disk is full: "));
            Assert.That(capture.ExitCode, Is.EqualTo(1));
            Assert.That(File.ReadAllBytes(file), Is.EqualTo(former));
        });
    }

    [Test]
    public void Generate_Verbose_ShowsTheStackTrace()
    {
        Capture capture = Capture.Of("generate", folder.File("none.onnx"), "--seed", "7", "--out", folder.File("x.png"), "--verbose");
        Assert.That(capture.Error, Does.Contain("\n   at ProcGan."));
    }

    byte[] Expected(TextureRecipe recipe)
    {
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU" });
        (int width, int height) = generator.SizeOf(recipe);
        byte[] rgba = new byte[width * height * 4];
        generator.Generate(recipe, rgba);
        return rgba;
    }

    static byte[] Pixels(string file)
    {
        using Image<Rgba32> image = Image.Load<Rgba32>(file);
        byte[] rgba = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(rgba);
        return rgba;
    }
}
