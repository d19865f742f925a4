using ProcGan.Trainer.Cli;

namespace ProcGan.Trainer.Tests.Cli;

sealed class TerminalTests
{
    [Test]
    public void Progress_OnAPipe_WritesPlainLinesOnly()
    {
        using StringWriter output = new(), error = new();
        Terminal terminal = new(output, error, watched: false);
        terminal.Progress(0.25, "step 1");
        terminal.Progress(0.50, "step 2");   // within ten seconds of the first: not worth a line
        terminal.Progress(1, "done");
        Assert.Multiple(() =>
        {
            Assert.That(error.ToString(), Is.EqualTo($"25 % step 1{Environment.NewLine}100 % done{Environment.NewLine}"));
            Assert.That(output.ToString(), Is.Empty, "results only");
        });
    }

    [Test]
    public void Say_OverABar_ErasesTheBar()
    {
        using StringWriter error = new();
        Terminal terminal = new(TextWriter.Null, error, watched: true);
        terminal.Progress(0.5, "half");
        terminal.Say("hello");
        string bar = "[############------------] half";
        Assert.That(error.ToString(), Is.EqualTo($"\r{bar}\r{new string(' ', bar.Length)}\rhello{Environment.NewLine}"));
    }
}
