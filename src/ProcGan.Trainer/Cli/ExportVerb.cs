using System.CommandLine;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Cli;

/// <summary>export: writes a run's generator as a model file.</summary>
static class ExportVerb
{
    public static Verb Create()
    {
        var run = new Argument<string>("run") { Description = "The run's folder" };
        var model = new Option<string>("--out") { Description = "The model file to write", Required = true };
        var half = new Option<bool>("--half") { Description = "Store weights as float16: half the size, a barely different picture" };
        return new Verb("export", "Writes the generator of a run as an ONNX model.", "procgan export runs/bricks --out bricks.onnx",
            (parse, terminal, stop) =>
            {
                using var opened = RunSession.Open(terminal, new RunFolder(parse.GetValue(run)!));
                opened.ExportTo(parse.GetValue(model)!, parse.GetValue(half));
                terminal.Out.WriteLine(Path.GetFullPath(parse.GetValue(model)!));
            })
        { run, model, half };
    }
}
