using System.Diagnostics;
using System.Runtime.Versioning;
using ProcGan.Trainer.Cli;

namespace ProcGan.Trainer.Tests;

/// <summary>The ./procgan script, run as a user runs it.</summary>
[Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
sealed class FrontDoorTests
{
    TestFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TestFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase]
    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("help")]
    public void Help_AnyWayOfAsking_ListsEveryVerbWithAnExample(params string[] arguments)
    {
        (int code, string output, string error) = Run(Repository.File("procgan"), arguments);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero);
            Assert.That(error, Is.Empty);
            foreach (string verb in CommandLine.Create().Subcommands.Select(verb => verb.Name).Concat(["view", "test", "bench"]))
                Assert.That(output, Does.Match($@"\n  \./procgan {verb} .*\n      \./procgan {verb} "), $"a line for {verb} and an example below it");
        });
    }

    [Test]
    public void Start_ThroughALinkFromAnotherFolder_FindsItsPrograms()
    {
        File.CreateSymbolicLink(folder.File("my door"), Repository.File("procgan"));
        (int code, string output, string error) = Run(folder.File("my door"), "inspekt");
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(2));
            Assert.That(output, Is.Empty, "what is set up is said on the error stream");
            Assert.That(error, Does.EndWith("error: 'inspekt' is not a verb of procgan; did you mean 'inspect'?\n"));
        });
    }

    [Test]
    public void Ci_RunsTheTestCommandOfTheReadme()
    {
        string[] lines = File.ReadAllLines(Repository.File(".ci", "run"));
        Assert.Multiple(() =>
        {
            Assert.That(lines[^1], Is.EqualTo("./procgan test"));
            Assert.That(File.ReadAllText(Repository.File("README.md")), Does.Contain("\n    ./procgan test\n"));
        });
    }

    (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder.Path,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
