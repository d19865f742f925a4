using ProcGan.Runtime;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Files;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Metrics.Evaluation;

/// <summary>From a model, or pictures to be judged like a model's, and data to an evaluation.</summary>
static class Evaluator
{
    const int SmallestSide = 16;

    /// <param name="model">An ONNX image generator; or images, as training takes them.</param>
    /// <param name="data">What it is to be like, as training takes it.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">0 to 1, and what is being done.</param>
    /// <param name="say">Lines for a person.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="UserError">The two cannot be compared.</exception>
    public static Evaluation Run(string model, string data, EvaluationOptions options, Action<double, string> progress, Action<string> say, CancellationToken stop)
    {
        if (!Path.GetExtension(model).Equals(".onnx", StringComparison.OrdinalIgnoreCase))
            return Images(model, data, options, progress, say, stop);
        using TextureGenerator generator = TextureGenerator.Load(model, new GeneratorOptions { Provider = "CPU", Threads = options.Threads });
        ModelInfo info = generator.Model;
        int largest = LargestSide(info), side = options.Resolution > 0 ? options.Resolution : largest;
        if (!info.IsSpatial && side > largest)
            throw UserError.InArguments($"--resolution is {side}, and '{model}' makes pictures of {info.Width} x {info.Height}: leave the option out, or give at most {largest}.");
        return OfModel(generator, LoadData(data, side, options, Maps(info.Channels), WorkingSizeOf(info), say), side, options, progress, stop);
    }

    /// <summary>Side of the crops where none is asked for, in pixels.</summary>
    public static int LargestSide(ModelInfo model) => model.IsSpatial ? model.Resolution : Math.Min(model.Width, model.Height);

    /// <param name="generator">The model, loaded.</param>
    /// <param name="set">The data, loaded with crops of <paramref name="side"/> pixels in mind.</param>
    /// <param name="side">Of the crops, in pixels.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">0 to 1, and what is being done.</param>
    /// <param name="stop">Ends it.</param>
    public static Evaluation OfModel(TextureGenerator generator, TextureSet set, int side, EvaluationOptions options, Action<double, string> progress, CancellationToken stop)
    {
        ModelInfo info = generator.Model;
        string model = info.Name;
        string[] compared = Comparable(info.Channels, set, model);
        int count = options.CountFor(side);
        var generated = new GeneratedPictures(generator);
        PictureSet judged = generated.Make(side, count, generated.ClassesLike(set, count), share => progress(share * 0.4, "making pictures"), stop);
        var own = ChannelMap.Between(info.Channels, compared, model);
        judged = judged with { Crops = own.Of(judged.Crops), Whole = [.. judged.Whole.Select(own.Of)] };
        return Compare(judged, set, compared, side, count, options, progress, stop);
    }

    static Evaluation Images(string images, string data, EvaluationOptions options, Action<double, string> progress, Action<string> say, CancellationToken stop)
    {
        int side = options.Resolution > 0 ? options.Resolution : new TrainingOptions { Data = data }.Resolution;
        TextureSet set = LoadData(data, side, options, "auto", 0, say), judged = LoadData(images, side, options, "auto", 0, _ => { });
        int count = options.CountFor(side);
        return Compare(PictureSet.OfData(judged, ChannelMap.Between(judged.ChannelNames, set.ChannelNames, images), side, count, first: 2L * count),
            set, [.. set.ChannelNames], side, count, options, progress, stop);
    }

    static Evaluation Compare(PictureSet judged, TextureSet set, string[] channels, int side, int count, EvaluationOptions options,
                              Action<double, string> progress, CancellationToken stop)
    {
        var map = ChannelMap.Between(set.ChannelNames, channels, set.Name);
        PictureSet real = PictureSet.OfData(set, map, side, count, first: 0), held = PictureSet.OfData(set, map, side, count, first: count);
        progress(0.4, "looking for the nearest crops");
        var nearest = new NearestCrops(set, map, channels.Length, side);
        Memorisation memorised = Memorisation.Of(judged.Crops, nearest, real.Crops, options.Threads);
        if (options.Neighbours is { } sheet)
            memorised.WriteSheet(sheet, nearest);
        using FeatureBank bank = options.Features is { } path ? FeatureBank.FromFile(path) : FeatureBank.Random(channels.Length, side, side);
        Evaluation result = Evaluation.Of(judged, real, held, bank, memorised, options.Threads, (share, what) => progress(0.5 + share / 2, what), stop);
        progress(1, "done");
        return result;
    }

    static TextureSet LoadData(string data, int side, EvaluationOptions options, string maps, int workingSize, Action<string> say)
    {
        if (side < SmallestSide)
            throw UserError.InArguments($"the pictures are {side} pixels a side, expected {SmallestSide} or more: smaller ones hold no structure to compare.");
        int working = options.WorkingSize > 0 ? options.WorkingSize : workingSize;
        TextureSet set = TextureSource.Load(data, new DataOptions { Resolution = side, WorkingSize = working > 0 ? working : null, Maps = maps, Threads = options.Threads });
        say($"data: {set.Name}, {set.Images.Count} image{(set.Images.Count == 1 ? "" : "s")}{(set.Problems.Count > 0 ? $", {set.Problems.Count} skipped" : "")}");
        return set;
    }

    /// <summary>Which maps of the data are wanted: those of the model, where its channels have names that data can have.</summary>
    static string Maps(IReadOnlyList<string> channels)
    {
        string[] maps = [.. MapList.Known.Where(map => channels.Any(name => name == map || name.StartsWith(map + ".", StringComparison.Ordinal)))];
        return maps.Length > 1 && maps[0] == "albedo" ? string.Join(',', maps) : "auto";
    }

    /// <summary>The model's channels that data can have; alpha only where it has it.</summary>
    static string[] Comparable(IReadOnlyList<string> channels, TextureSet set, string model)
    {
        string[] known = [.. channels.Where(name => name == "alpha" ? set.ChannelNames.Contains(name) : name.StartsWith("albedo", StringComparison.Ordinal) || MapList.Known.Contains(name))];
        return known.Length > 0 ? known
            : throw new UserError($"'{model}' makes the channels {string.Join(", ", channels)}, and none of them is one of images: expected albedo.r, albedo.g, albedo.b, albedo, or maps of a material.");
    }

    static int WorkingSizeOf(ModelInfo model) =>
        model.Metadata.TryGetValue("procgan.train.data.workingsize", out string? text) && int.TryParse(text, out int size) ? size : 0;
}
