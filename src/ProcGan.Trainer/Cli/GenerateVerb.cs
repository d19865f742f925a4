using System.CommandLine;
using ProcGan.Runtime;
using ProcGan.Runtime.Fields;
using ProcGan.Trainer.Files;

namespace ProcGan.Trainer.Cli;

/// <summary>Makes textures: a file a seed, or all on one sheet.</summary>
static class GenerateVerb
{
    const int MaxSide = 16384, MaxCells = 64;

    public static Verb Create()
    {
        Argument<string> model = Values.Model();
        Option<SeedRange?> seeds = Values.Read<SeedRange?>("--seed", "S[..T]", "One seed or a range of them", Seeds, null);
        Option<(int X, int Y)?> size = Values.Read<(int, int)?>("--size", "WxH", "Pixels; left out, the model's own", Values.Pair("512x256", MaxSide), null);
        Option<TileAxes?> tile = Values.Read<TileAxes?>("--tile", "both|x|y|none", "Axes on which the texture meets itself", Axes, null);
        Option<float?> psi = Values.Read<float?>("--psi", "P", "Truncation: 1 = off, lower = more typical and less varied", Psi, null);
        Option<NamedWeights?> labels = Values.Read<NamedWeights?>("--label", "NAME[=W],...", "Classes of a conditional model, and how much of each", Weights, null);
        Option<NamedWeights?> directions = Values.Read<NamedWeights?>("--direction", "NAME[=D],...",
            "Directions of the model, and how far along each in standard deviations", Weights, null);
        Option<TextureRecipe?> recipe = Values.Read<TextureRecipe?>("--recipe", "TEXT|FILE", "A recipe, as text or JSON, that is the start; the options above change it", Recipe, null);
        Option<(int X, int Y)?> sheet = Values.Read<(int, int)?>("--sheet", "COLSxROWS", "All seeds on one sheet instead of a file each",
            Values.Pair("4x4", MaxCells), null);
        Option<MaterialMaps?> maps = Values.Read<MaterialMaps?>("--maps", "LIST|all",
            "Maps of the material, a file each: albedo,height,normal,roughness,metallic,ao", Maps, null);
        Option<int> wang = Values.Whole("--wang", "A set of Wang tiles instead, with 2 to 4 colours of corners: an atlas of N^4 tiles of --size pixels, and its index",
            2, WangTileSet.MaxColours, 0);
        Option<bool> directX = new("--directx") { Description = "Normals with green down (DirectX) instead of up (OpenGL)" };
        Option<float?> depth = Values.Read<float?>("--depth", "TEXELS", "How far the highest height stands above the lowest; default 8", Depth, null);
        Option<int> bits = Values.Read<int>("--bits", "8|16", "Of each channel in the file, 16 in PNG only; height has 16 there anyway", Bits, 8);
        Option<string?> like = new("--like") { Description = "Search for textures like this picture, from each seed on", HelpName = "IMAGE" };
        Option<int> budget = Values.Whole("--budget", "Textures that --like may try for each seed", 1, 10_000_000, 1000);
        Option<string> output = new("--out")
        {
            Description = "A .png, .jpg, .webp, .tga or .bmp file, or a folder", HelpName = "FILE|FOLDER", Required = true,
        };
        Option<string> provider = Values.Provider();
        Option<int> threads = Values.Threads();
        Option<bool> json = Values.Json();

        Verb verb = new("generate", "Makes textures from seeds.",
            "procgan generate bricks.onnx --seed 1..16 --size 256x256 --tile both --out textures/", (parse, terminal, stop) =>
        {
            TextureRecipe start = parse.GetValue(recipe) ?? default;
            SeedRange range = parse.GetValue(seeds) ?? new SeedRange(start.Seed, start.Seed);
            (int X, int Y)? grid = parse.GetValue(sheet);
            if (grid is { } g && range.Count == 1)   // one seed and a sheet: as many as the sheet holds, from there on
                range = range with { Last = checked(range.First + (ulong)(g.X * g.Y) - 1) };
            if (parse.GetValue(size) is { } pixels)
                start = start with { Width = pixels.X, Height = pixels.Y };
            start = start with
            {
                Tile = parse.GetValue(tile) ?? start.Tile, Psi = parse.GetValue(psi) ?? start.Psi, Maps = parse.GetValue(maps) ?? start.Maps,
                Labels = parse.GetValue(labels) ?? start.Labels, Directions = parse.GetValue(directions) ?? start.Directions,
            };

            GeneratorOptions options = new() { Provider = parse.GetValue(provider)!, Threads = parse.GetValue(threads) };
            if (parse.GetValue(wang) is > 0 and int colours)
            {
                if (grid is not null || range.Count > 1 || start.Maps != MaterialMaps.None || parse.GetValue(bits) != 8)
                    throw UserError.InArguments("--wang makes one set of tiles: leave out --sheet, --maps and --bits, and give one --seed.");
                new WangJob(parse.GetValue(model)!, start with { Seed = range.First }, colours, parse.GetValue(output)!).Run(options, terminal, parse.GetValue(json));
                return;
            }
            TextureJob job = new(parse.GetValue(model)!, start, range, parse.GetValue(output)!, grid)
            {
                Deep = parse.GetValue(bits) == 16, Like = parse.GetValue(like), Budget = parse.GetValue(budget),
                Material = new MaterialOptions { DirectX = parse.GetValue(directX), Depth = parse.GetValue(depth) ?? new MaterialOptions().Depth, Mips = false },
            };
            job.Run(options, terminal, parse.GetValue(json), stop);
        })
        {
            model, seeds, size, tile, psi, labels, directions, recipe, sheet, maps, wang, directX, depth, bits, like, budget, output, provider, threads, json,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetResult(seeds) is null && result.GetResult(recipe) is null && result.GetResult(like) is null)
                result.AddError("--seed is missing: generate needs a number such as 7, a range such as 1..16, or a --recipe.");
        });
        return verb;
    }

    static string? Seeds(string text, out SeedRange? value)
    {
        string? needed = SeedRange.TryParse(text, out SeedRange seeds);
        value = seeds;
        return needed;
    }

    static string? Psi(string text, out float? value)
    {
        string? needed = Values.Number(text, out float number);
        value = number;
        return needed;
    }

    static string? Depth(string text, out float? value)
    {
        string? needed = Values.Number(text, out float number) ?? (number is >= 0 and <= 1024 ? null : "a number from 0 to 1024, such as 8");
        value = number;
        return needed;
    }

    static string? Bits(string text, out int value)
    {
        value = text == "16" ? 16 : 8;
        return text is "8" or "16" ? null : "8 or 16";
    }

    static string? Maps(string text, out MaterialMaps? value)
    {
        value = Material.ParseMaps(text);
        return value is null ? "all, or some of albedo,height,normal,roughness,metallic,ao, each once" : null;
    }

    static string? Axes(string text, out TileAxes? value)
    {
        value = text switch
        {
            "both" => TileAxes.Both,
            "x" => TileAxes.X,
            "y" => TileAxes.Y,
            "none" => TileAxes.None,
            _ => null,
        };
        return value is null ? "both, x, y or none" : null;
    }

    static string? Weights(string text, out NamedWeights? value)
    {
        value = null;
        List<KeyValuePair<string, float>> entries = [];
        foreach (string part in text.Split(','))
        {
            int equals = part.LastIndexOf('=');
            float weight = 1;
            if (equals >= 0 && Values.Number(part[(equals + 1)..], out weight) is not null)
                return "NAME or NAME=NUMBER with commas between, such as moss=0.7,brick=0.3";
            entries.Add(new(equals < 0 ? part : part[..equals], weight));
        }
        try
        {
            value = new NamedWeights(entries);
            return null;
        }
        catch (ArgumentException)
        {
            return "names of 1 to 128 characters, each once, such as moss=0.7,brick=0.3";
        }
    }

    static string? Recipe(string text, out TextureRecipe? value)
    {
        if (File.Exists(text))
            text = FromFile(text);
        bool read = TextureRecipe.TryParse(text, out TextureRecipe recipe);
        value = recipe;
        return read ? null : "a recipe such as 'seed=7 size=512x256 tile=x', or a file with one (" + WhatIsWrong(text) + ")";
    }

    /// <summary>A file of one recipe: JSON, or text with remarks below.</summary>
    static string FromFile(string path)
    {
        using StreamReader reader = new(path);
        char[] head = new char[1 << 17];        // more than a recipe may have
        string text = new(head, 0, reader.ReadBlock(head));
        return text.TrimStart().StartsWith('{') ? text : text.Split('\n', 2)[0].TrimEnd('\r');
    }

    static string WhatIsWrong(string text)
    {
        try
        {
            TextureRecipe.Parse(text);
            return "";
        }
        catch (FormatException e)
        {
            return e.Message[(e.Message.IndexOf("': ", StringComparison.Ordinal) + 3)..].TrimEnd('.');
        }
    }
}
