using System.Globalization;
using System.Text;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Data.Survey;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>A survey in words for whoever makes materials.</summary>
static class SurveyText
{
    const int Shown = 8;

    public static string Of(DataSurvey survey, InputOptions wish, TrainingOptions settings)
    {
        TextureSet set = survey.Set;
        StringBuilder text = new();
        Line("data", $"{set.Name}: {Count(set.Images.Count, "image")}{(set.Problems.Count > 0 ? $", {set.Problems.Count} left out" : "")}");
        if (set.ClassNames.Count > 0)
            List("classes", $"{set.ClassNames.Count}, {survey.Classes.Min(c => c.Count)} to {survey.Classes.Max(c => c.Count)} images each", survey.Classes.Select(c => $"{c.Name}: {c.Count}"), 60);
        Line("sizes", Sizes(survey.Sizes));
        Line("learnt at", $"{Sizes(survey.WorkingSizes)}, in crops of {survey.Options.Resolution} x {survey.Options.Resolution}");
        Line("channels", string.Join(' ', set.ChannelNames));
        Line("memory", $"{Data.Sizes.Text(survey.Bytes)} of images; at most {Data.Sizes.Text(survey.Options.MemoryBudget)} are held in memory, more stream from disk");
        Line("tiling", Tiling(survey));
        Line("orientation", Orientation(survey.Up));
        Line("repeats", Repeats(survey));
        if (survey.Flat.Count > 0)
            List("flat", $"{Count(survey.Flat.Count, "image")} of nearly one colour: there is little to learn from {(survey.Flat.Count == 1 ? "it" : "them")}", survey.Flat, Shown);
        if (survey.Duplicates.Count > 0)
            List("duplicates", $"{Count(survey.Duplicates.Count, "pair")} that {(survey.Duplicates.Count == 1 ? "shows" : "show")} the same: one of each would do", survey.Duplicates.Select(d => $"{d.Copy} is like {d.Original}"), Shown);
        foreach (string note in set.Notes.Concat(UpProbe.Decide(set, wish).Vetoes))
            Line("note", note);
        if (set.Problems.Count > 0)
            List("left out", $"{Count(set.Problems.Count, "file")}", set.Problems, int.MaxValue);
        var values = OptionChanges.Values(settings);
        List("settings", string.Create(CultureInfo.InvariantCulture, $"what 'train' chooses for a run of {settings.Minutes} minutes"), settings.Why.Select(reason => $"{reason.Key} {values[reason.Key]}: {reason.Value}"), int.MaxValue);
        Line("advice", Advice(survey));
        return text.ToString();

        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name,-12} {value}").AppendLine();

        void List(string name, string head, IEnumerable<string> items, int most)
        {
            string[] all = [.. items];
            Line(name, head);
            foreach (string item in all.Take(most))
                Line("", $"  {item}");
            if (all.Length > most)
                Line("", $"  and {all.Length - most} more (--json has all)");
        }
    }

    static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";

    static string Sizes(IReadOnlyList<(int Width, int Height, int Count)> sizes)
    {
        string list = string.Join(", ", sizes.Take(4).Select(s => sizes.Count == 1 ? $"{s.Width} x {s.Height} px" : $"{s.Width} x {s.Height} px ({s.Count})"));
        return sizes.Count > 4 ? $"{list} and {sizes.Count - 4} more sizes" : list;
    }

    static string Tiling(DataSurvey survey)
    {
        int all = survey.Set.Images.Count, rest = all - survey.TileBoth - survey.TileX - survey.TileY;
        List<string> parts = [];
        if (survey.TileBoth > 0)
            parts.Add($"{(survey.TileBoth == all ? all == 1 ? "it tiles" : "all tile" : $"{survey.TileBoth} of {all} tile")} on both axes, so crops go across the edges too");
        if (survey.TileX > 0)
            parts.Add($"{survey.TileX} left to right only");
        if (survey.TileY > 0)
            parts.Add($"{survey.TileY} top to bottom only");
        if (rest > 0)
            parts.Add(rest == all ? all == 1 ? "it does not tile: cropped inside" : "none tiles: cropped inside" : $"{rest} do not: cropped inside");
        return string.Join("; ", parts);
    }

    static string Orientation(UpProbe up) => (up.AgainstFlipX, up.AgainstFlipY, up.AgainstTurns) switch
    {
        (null, null, null) => "no up: --flip both and --turns would make more of the images",
        (null, null, { } turns) => $"not to be turned by a quarter: {turns}; --flip both would make more of the images",
        (null, { } y, _) => $"{y}; --flip x would make more of the images",
        ({ } x, null, _) => $"{x}; --flip y would make more of the images",
        var (x, _, _) => $"neither flipped nor turned would it be the same material: {x}",
    };

    static string Repeats(DataSurvey survey)
    {
        if (survey.Waves.Count == 0)
            return survey.Set.Images.Count == 1 ? "nothing at an even distance" : "nothing at an even distance that all images share";
        IEnumerable<string> periods = survey.Waves.Select(w =>
        {
            double length = 16 / Math.Sqrt(w.X * w.X + w.Y * w.Y), angle = Math.Abs(Math.Atan2(w.Y, w.X)) * 180 / Math.PI;
            string way = angle < 10 || angle > 170 ? "left to right" : angle is > 80 and < 100 ? "top to bottom" : "slanted";
            return string.Create(CultureInfo.InvariantCulture, $"{length:0} px {way}");
        });
        return $"{string.Join(", ", periods)} (in pixels of the learnt size); the generator is told";
    }

    static string Advice(DataSurvey survey)
    {
        TextureSet set = survey.Set;
        int least = set.Images.Min(i => Math.Min(i.Width, i.Height));
        if (least < survey.Options.Resolution * 2 && !set.Images.Any(i => i.TilesX || i.TilesY) && set.ChannelNames.Count > 1)
            return $"crops of {survey.Options.Resolution} px show more than half of an image of {least} px: --resolution {Math.Max(32, survey.Options.Resolution / 2)} or larger images would give more variety";
        if (set.Images.Count > ClassSet.MostImages)
            return string.Create(CultureInfo.InvariantCulture, $"more than {ClassSet.MostImages:N0} images cannot be classes each, and many materials in one without are learnt badly: take a folder of one material, or fewer images");
        return "nothing stands against training with it";
    }
}
