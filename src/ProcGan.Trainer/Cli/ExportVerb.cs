using System.CommandLine;
using ProcGan.Runtime;
using ProcGan.Trainer.Data;
using ProcGan.Trainer.Export;
using ProcGan.Trainer.Metrics.Evaluation;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>export: writes a run's generator as a model file, with its card beside it.</summary>
static class ExportVerb
{
    const int Judged = 256;

    public static Verb Create()
    {
        var run = new Argument<string>("run") { Description = "The run's folder" };
        var model = new Option<string>("--out") { Description = "The model file to write", Required = true };
        var half = new Option<bool>("--half") { Description = "Store weights as float16: half the size, a barely different picture" };
        var best = new Option<bool>("--best") { Description = "The best of the run's snapshots instead of its end" };
        var licence = new Option<string>("--licence") { Description = "Licence of the data, for the file and its card" };
        var classes = new Option<string?>("--classes") { Description = "Only these of the run's classes, such as gravel,paving (or a folder of them): what did not come out well is left out [default: all]" };
        var noCard = new Option<bool>("--no-card") { Description = "Write the model alone, without MODEL.md (data, options, metrics) and MODEL.png (what it makes) beside it" };
        return new Verb("export", "Writes the generator of a run as an ONNX model, and its card.", "procgan export runs/bricks --out bricks.onnx",
            (parse, terminal, stop) =>
            {
                string path = parse.GetValue(model)!;
                using var opened = RunSession.Open(terminal, new RunFolder(parse.GetValue(run)!), parse.GetValue(best));
                IReadOnlyList<int>? kept = parse.GetValue(classes) is { } named
                    ? opened.Classes.Named(named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : null;
                opened.ExportTo(path, parse.GetValue(half), studied: true, parse.GetValue(licence), kept);
                terminal.Out.WriteLine(Path.GetFullPath(path));
                if (parse.GetValue(noCard))
                    return;
                WriteCard(opened, kept is null ? opened.Data : opened.Classes.ImagesOf(opened.Data, kept), path, terminal, stop);
                terminal.Out.WriteLine(Path.GetFullPath(ModelCard.PathsFor(path).Page));
            })
        { run, model, best, half, licence, classes, noCard };
    }

    static void WriteCard(TrainingRun run, TextureSet data, string path, Terminal terminal, CancellationToken stop)
    {
        using TextureGenerator generator = TextureGenerator.Load(path, new GeneratorOptions { Provider = "CPU" });
        var evaluation = Evaluator.OfModel(generator, data, Evaluator.LargestSide(generator.Model), new EvaluationOptions { Count = Judged }, terminal.Progress, stop);
        ModelCard.Write(generator, path, OptionList.NotDefault(run.Options), evaluation);
    }
}
