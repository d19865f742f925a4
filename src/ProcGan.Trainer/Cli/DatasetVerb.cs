using System.CommandLine;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Data.Survey;
using ProcGan.Trainer.Training;
using ProcGan.Trainer.Training.Presets;

namespace ProcGan.Trainer.Cli;

/// <summary>dataset: says what a folder of images holds, before time is spent on training with it.</summary>
static class DatasetVerb
{
    public static Verb Create()
    {
        var data = new Argument<string>("data") { Description = "What 'train' takes: an image, a folder or zip of images or material sets, MNIST or CIFAR-10 files, builtin:NAME" };
        var resolution = Values.Whole("--resolution", "Side of the training crops in pixels", 32, 128, 64);
        var workingSize = Values.Whole("--working-size", "Pixels that large photographs are reduced to first (their shorter side), 0 = four times the resolution, of up to eight material sets eight times", 0, 8192, 0);
        var classes = new Option<string>("--classes") { Description = "folders: count by the first folder level, or by the labels of MNIST and CIFAR-10 [default: none]" };
        var json = Values.Json();
        var input = new DataSwitches();
        var verb = new Verb("dataset", "Says what is in the data and how it would be learnt.", "procgan dataset photos/bricks",
            (parse, terminal, _) =>
            {
                var wish = input.Of(parse, new InputOptions());
                var options = new TrainingOptions
                {
                    Data = parse.GetValue(data)!,
                    Minutes = 1,
                    Resolution = parse.GetValue(resolution),
                    WorkingSize = parse.GetValue(workingSize),
                    Classes = parse.GetValue(classes) ?? "none",
                    Input = wish.Maps == "auto" ? wish with { Maps = IsBuiltIn(parse.GetValue(data)!) ? "auto" : "common" } : wish,
                }.Validated();
                var settings = Settings(options, parse.GetResult(resolution) is { Implicit: false });
                var load = DataOptions.For(options.WorkingSize > 0 ? options : options with { WorkingSize = settings.WorkingSize });
                var survey = DataSurvey.Of(TextureSource.Load(options.Data, load), load);
                terminal.Out.Write(parse.GetValue(json) ? SurveyJson.Of(survey, settings) : SurveyText.Of(survey, options.Input, settings));
            })
        { data, resolution, workingSize, classes, json };
        input.AddLoadingTo(verb);
        return verb;
    }

    /// <summary>What 'train' would choose for the data, by its defaults.</summary>
    static TrainingOptions Settings(TrainingOptions asked, bool resolutionIsAsked) =>
        Preset.Choose(TrainingOptions.For("spatial", asked.Data), chosen => (chosen with
        {
            Preset = Preset.Balanced,
            Minutes = TrainingSwitches.DefaultMinutes,
            Resolution = resolutionIsAsked ? asked.Resolution : chosen.Resolution,
        }).Validated(), PresetFacts.Of(asked.Data));

    static bool IsBuiltIn(string data) => data.StartsWith(Data.BuiltIn.BuiltInSets.Prefix, StringComparison.OrdinalIgnoreCase);
}
