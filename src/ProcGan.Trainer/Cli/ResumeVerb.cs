using System.CommandLine;

namespace ProcGan.Trainer.Cli;

/// <summary>resume: continues a run that was stopped, or makes it longer.</summary>
static class ResumeVerb
{
    public static Verb Create()
    {
        var run = new Argument<string>("run") { Description = "The run's folder" };
        var minutes = new Option<double?>("--minutes") { Description = "New length of the whole run [default: as it was started]" };
        var kimg = new Option<double?>("--kimg") { Description = "New length of the whole run in thousands of images" };
        return new Verb("resume", "Continues a training run from its last checkpoint.", "procgan resume runs/bricks --minutes 30",
            (parse, terminal, stop) => RunSession.Resume(terminal, stop, parse.GetValue(run)!, parse.GetValue(minutes), parse.GetValue(kimg)))
        { run, minutes, kimg };
    }
}
