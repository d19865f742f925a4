using System.CommandLine;

namespace ProcGan.Trainer.Cli;

/// <summary>train: learns a generator from images.</summary>
static class TrainVerb
{
    public static Verb Create()
    {
        var data = new Argument<string>("data") { Description = "An image, a folder of images (with its subfolders), or builtin:NAME (bricks, planks, stone, tiles)" };
        var run = new Option<string>("--out") { Description = "Folder for the run: models, checkpoints, samples", Required = true };
        var options = new TrainingSwitches();
        var verb = new Verb("train", "Learns a texture generator from images.", "procgan train photos/bricks.jpg --out runs/bricks --minutes 10",
            (parse, terminal, stop) =>
            {
                var chosen = options.Of(parse, parse.GetValue(data)!, terminal.Say);
                RunSession.Train(terminal, stop, parse.GetValue(run)!, chosen);
            })
        { data, run };
        options.AddTo(verb);
        return verb;
    }
}
