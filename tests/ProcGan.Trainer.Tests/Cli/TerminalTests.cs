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

    /// <summary>A line is 79 characters where nothing says how wide the terminal is.</summary>
    [TestCase(60, 16)]
    [TestCase(75, 0)]
    public void Progress_LongText_ShortensTheBarBeforeTheText(int length, int bar)
    {
        if (!Console.IsErrorRedirected || !Console.IsOutputRedirected)
            Assert.Ignore("A real terminal has a width of its own.");
        using StringWriter error = new();
        new Terminal(TextWriter.Null, error, watched: true).Progress(0.5, new string('x', length));
        Assert.That(error.ToString(), Is.EqualTo(bar == 0 ? "\r" + new string('x', length) : $"\r[{new string('#', bar / 2)}{new string('-', bar / 2)}] {new string('x', length)}"));
    }
}
