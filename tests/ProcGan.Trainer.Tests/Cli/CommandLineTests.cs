using ProcGan.Trainer.Cli;

namespace ProcGan.Trainer.Tests.Cli;

sealed class CommandLineTests
{
    static IEnumerable<Verb> Verbs => CommandLine.Create().Subcommands.OfType<Verb>();

    [Test]
    public void Run_NoArguments_ListsEveryVerb()
    {
        Capture capture = Capture.Of();
        Assert.That(capture.ExitCode, Is.Zero);
        foreach (Verb verb in Verbs)
            Assert.That(capture.Out, Does.Contain(verb.Description).And.Contain($"./{verb.Example}"));
    }

    [TestCaseSource(nameof(Verbs))]
    public void Run_HelpOfAVerb_HasAnExampleThatParses(Verb verb)
    {
        Capture capture = Capture.Of(verb.Name, "--help");
        string[] example = verb.Example.Split(' ');
        Assert.Multiple(() =>
        {
            Assert.That(capture.ExitCode, Is.Zero);
            Assert.That(capture.Out, Does.Contain("Usage:").And.Contain($"Example:{Environment.NewLine}  ./{verb.Example}"));
            Assert.That(example[..2], Is.EqualTo(new[] { "procgan", verb.Name }));
            Assert.That(Complaint.About(CommandLine.Create().Parse(example[1..])), Is.Null, verb.Example);
        });
    }

    [TestCaseSource(nameof(Verbs))]
    public void Options_OfEveryVerb_AreLongKebabCaseAndDescribed(Verb verb)
    {
        foreach (System.CommandLine.Option option in verb.Options)
        {
            Assert.That(option.Name, Does.Match("^--[a-z][a-z0-9]*(-[a-z0-9]+)*$"));
            Assert.That(option.Description, Is.Not.Null.And.Not.Empty, option.Name);
        }
    }

    [TestCase("tset", "error: 'tset' is not a verb of procgan; did you mean 'test'?")]
    [TestCase("--hlep", "error: '--hlep' is not an option of procgan; did you mean '--help'?")]
    [TestCase("xyzzy", "error: 'xyzzy' is not a verb of procgan; see './procgan --help'.")]
    public void Run_UnknownVerb_NamesTheNearest(string typed, string expected)
    {
        Capture capture = Capture.Of(typed);
        Assert.Multiple(() =>
        {
            Assert.That(capture.ExitCode, Is.EqualTo(2));
            Assert.That(capture.OneErrorLine, Is.EqualTo(expected));
            Assert.That(capture.Out, Is.Empty);
        });
    }

    [TestCase("train --out runs/x", "DATA is missing: ")]
    [TestCase("train a.jpg", "--out is missing: ")]
    [TestCase("train a.jpg --out runs/x --minutes soon", "--minutes got 'soon', needs a number.")]
    [TestCase("train a.jpg --out runs/x --seed -1", "--seed got '-1', needs a whole number, 0 or more.")]
    [TestCase("train a.jpg --out runs/x --minuets 3", "'--minuets' is not an option of train; did you mean '--minutes'?")]
    public void Run_WrongArgumentsOfTrain_SaysWhatIsNeeded(string arguments, string expected)
    {
        Capture capture = Capture.Of(arguments.Split(' '));
        Assert.That(capture.OneErrorLine, Does.StartWith("error: " + expected));
        Assert.That(capture.ExitCode, Is.EqualTo(2));
    }
}
