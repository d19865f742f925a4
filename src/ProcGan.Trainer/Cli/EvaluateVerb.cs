using System.CommandLine;
using ProcGan.Trainer.Metrics.Evaluation;

namespace ProcGan.Trainer.Cli;

/// <summary>evaluate: measures how near a model's pictures are to data.</summary>
static class EvaluateVerb
{
    public static Verb Create()
    {
        var model = new Argument<string>("MODEL") { Description = "A model file (.onnx), this project's or another's; or images to judge like a model's: a folder, a zip, builtin:NAME" };
        var data = new Option<string>("--data") { Description = "What the pictures are to be like, as 'train' takes it", Required = true };
        var count = Values.Whole("--count", "Pictures of each side, 0 = 1024, fewer where they are large", 0, 65_536, 0);
        var resolution = Values.Whole("--resolution", "Side of the crops that are compared in pixels, 0 = that of the model; of images 64", 0, 1024, 0);
        var workingSize = Values.Whole("--working-size", "Pixels that large photographs are reduced to first, 0 = as in training", 0, 8192, 0);
        var features = new Option<string>("--features") { Description = "A network for KID, FID and their kin: ONNX, pictures [N, C, H, W] in [-1, 1] to features [N, D] [default: random-texture-1, which was never trained]" };
        var neighbours = new Option<string>("--neighbours") { Description = "Picture to write: the generated pictures nearest to the data, each with the crop it is nearest to" };
        var threads = Values.Threads();
        var json = Values.Json();
        return new Verb("evaluate", "Measures how near a model's pictures are to data.", "procgan evaluate bricks.onnx --data photos/bricks --neighbours nearest.png",
            (parse, terminal, stop) =>
            {
                var options = new EvaluationOptions
                {
                    Count = parse.GetValue(count),
                    Resolution = parse.GetValue(resolution),
                    WorkingSize = parse.GetValue(workingSize),
                    Features = parse.GetValue(features),
                    Neighbours = parse.GetValue(neighbours),
                    Threads = parse.GetValue(threads) is > 0 and int given ? given : Environment.ProcessorCount,
                }.Validated();
                string judged = parse.GetValue(model)!, against = parse.GetValue(data)!;
                Evaluation result = Evaluator.Run(judged, against, options, terminal.Progress, terminal.Say, stop);
                terminal.Out.Write(parse.GetValue(json) ? EvaluationReport.Json(result, judged, against) : EvaluationReport.Text(result, judged, against));
            })
        { model, data, count, resolution, workingSize, features, neighbours, threads, json };
    }
}
