using ProcGan.Runtime;
using ProcGan.Viewer.Cli;

namespace ProcGan.Viewer.Tests.Cli;

public class ViewCommandTests
{
    static LaunchOptions Read(params string[] args) => ViewCommand.Read(ViewCommand.Create().Parse(args));

    static (int Code, string Error) Run(params string[] args)
    {
        var error = new StringWriter();
        int code = ViewCommand.Run(args, TextWriter.Null, error);
        return (code, error.ToString());
    }

    [Test]
    public void Read_Nothing_IsSeedOneInAWindowOf1280() => Assert.That(Read(),
        Is.EqualTo(new LaunchOptions(new ViewerState { Recipe = new TextureRecipe(1) }, null, 0, 0, 0)));

    [Test]
    public void Read_Everything_IsInTheState()
    {
        LaunchOptions options = Read("a b.onnx", "--seed", "18446744073709551615", "--size", "512x256", "--psi", "0.5", "--repeat", "4",
            "--provider", "CPU", "--window", "800x600", "--ui-scale", "1.5", "--screenshot", "x.png");
        var state = new ViewerState
        {
            Model = "a b.onnx", Provider = "CPU", View = new TextureView { Repeat = 4 },
            Recipe = new TextureRecipe(ulong.MaxValue) { Width = 512, Height = 256, Psi = 0.5f },
        };
        Assert.That(options, Is.EqualTo(new LaunchOptions(state, "x.png", 800, 600, 1.5f)));
    }

    [TestCase("'--sead' is not an option of view; did you mean '--seed'?", "m.onnx", "--sead", "3")]
    [TestCase("'--prov' is not an option of view; did you mean '--provider'?", "m.onnx", "--prov=CPU")]
    [TestCase("--size is '12', expected width x height in pixels, such as 512x256.", "m.onnx", "--size", "12")]
    [TestCase("--size is '0x64', expected width x height in pixels, such as 512x256.", "m.onnx", "--size", "0x64")]
    [TestCase("--seed is 'abc', expected a whole number, 0 or more.", "m.onnx", "--seed", "abc")]
    [TestCase("--seed is '-1', expected a whole number, 0 or more.", "m.onnx", "--seed", "-1")]
    [TestCase("--psi is 'x', expected a number such as 0.8.", "m.onnx", "--psi", "x")]
    [TestCase("--seed needs a value: S.", "m.onnx", "--seed")]
    [TestCase("--repeat is 9, must be 1 to 8.", "m.onnx", "--repeat", "9")]
    [TestCase("--ui-scale is 9, must be 0.5 to 4.", "m.onnx", "--ui-scale", "9")]
    [TestCase("--screenshot needs something to show: name an .onnx file or the folder of a run.", "--screenshot", "x.png")]
    [TestCase("'b.onnx' is one argument too many for view; see './procgan view --help'.", "a.onnx", "b.onnx")]
    public void Run_WrongArguments_OneLineAndTwo(string line, params string[] args) =>
        Assert.That(Run(args), Is.EqualTo((2, $"error: {line}{Environment.NewLine}")));

    [Test]
    public void Run_Help_ShowsTheOptionsAndAnExample()
    {
        var output = new StringWriter();
        Assert.That(ViewCommand.Run(["--help"], output, TextWriter.Null), Is.Zero);
        Assert.That(output.ToString(), Does.Contain("./procgan view bricks.onnx").And.Contain("--screenshot").And.Contain("--seed"));
    }
}
