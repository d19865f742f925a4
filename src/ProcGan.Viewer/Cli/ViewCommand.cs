using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using ProcGan.Runtime;
using ProcGan.Trainer.Files;

namespace ProcGan.Viewer.Cli;

/// <summary>The verb <c>view</c>: arguments to a window, and what went wrong to one line and an exit code.</summary>
static class ViewCommand
{
    public const int Succeeded = 0, Failed = 1, WrongArguments = 2;

    static readonly Argument<string?> Model = new("MODEL")
    {
        Description = "An .onnx file, or the folder of a training run (its latest model, followed as training goes on)",
        Arity = ArgumentArity.ZeroOrOne,
    };
    static readonly Option<string?> Screenshot = new("--screenshot")
    {
        Description = "Write the window as a PNG once the first texture is on screen, and exit", HelpName = "FILE",
    };
    static readonly Option<ulong> Seed = new("--seed") { Description = "Seed of the first texture", HelpName = "S", DefaultValueFactory = _ => 1 };
    static readonly Option<(int, int)?> Size = Pair("--size", "Pixels of the texture [default: 256x256, or the model's only size]");
    static readonly Option<float> Psi = new("--psi")
    {
        Description = "Truncation: 1 = as trained, lower = plainer", HelpName = "P", DefaultValueFactory = _ => 1,
    };
    static readonly Option<int> Repeat = new("--repeat")
    {
        Description = $"Copies in each direction, 1 to {TextureView.MaxRepeat}", HelpName = "N", DefaultValueFactory = _ => 1,
    };
    static readonly Option<string> Provider = new("--provider")
    {
        Description = "Execution provider: Auto, CPU, WebGPU, DirectML, CUDA, ...", HelpName = "NAME", DefaultValueFactory = _ => "Auto",
    };
    static readonly Option<(int, int)?> Window = Pair("--window", "Size of the window [default: 1280x800, or as last time]");
    static readonly Option<float?> Scale = new("--ui-scale") { Description = "Size of text and widgets, 0.5 to 4 [default: as last time]", HelpName = "F" };
    static readonly Option<bool?> Light = new("--light") { Description = "Light panels instead of dark ones [default: as last time]" };
    static readonly Option<string?> Script = new("--script")
    {
        Description = "Play states and actions from a file, a line each, and exit; without a display on a virtual one", HelpName = "FILE",
    };
    static readonly Option<ulong?> Monkey = new("--monkey")
    {
        Description = "Do anything at all, in an order that this seed decides, and report what is left behind (JSON)", HelpName = "SEED",
    };
    static readonly Option<double> Minutes = new("--minutes") { Description = "How long --monkey goes on", HelpName = "M", DefaultValueFactory = _ => 1 };
    static readonly Option<double?> Measure = new("--measure")
    {
        Description = "Generate without pause and report what frames cost (JSON)", HelpName = "SECONDS",
    };
    static readonly Option<bool> Verbose = new("--verbose") { Description = "Show the stack trace of a failure" };

    public static Command Create() =>
        new("view", "Shows a model's textures in a window. Example: ./procgan view bricks.onnx --seed 7 --repeat 2")
        {
            new HelpOption { Description = "Show this" }, Model, Screenshot, Script, Seed, Size, Psi, Repeat, Provider, Window, Scale, Light,
            Measure, Monkey, Minutes, Verbose,
        };

    /// <returns>0, 1 failed, 2 wrong arguments.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        ParseResult parse = Create().Parse(args);
        if (parse.Action is not null && parse.Errors.Count == 0)
            return parse.Invoke(new InvocationConfiguration { Output = output, Error = error });
        if (Complaint.About(parse) is { } complaint)
        {
            error.WriteLine($"error: {complaint}");
            return WrongArguments;
        }
        try
        {
            if (Viewing.Run(Read(parse), output) is not { } failure)
                return Succeeded;
            error.WriteLine($"error: {failure}");
            return Failed;
        }
        catch (Exception e)
        {
            error.WriteLine($"error: {(e is PlatformNotSupportedException or IOException or UserError ? "" : e.GetType().Name + ": ")}{e.Message.ReplaceLineEndings(" ")}");
            if (parse.GetValue(Verbose))
                error.WriteLine(e);
            return Failed;
        }
    }

    internal static LaunchOptions Read(ParseResult parse)
    {
        (int width, int height) = parse.GetValue(Size) ?? (0, 0);
        (int windowWidth, int windowHeight) = parse.GetValue(Window) ?? (0, 0);
        var state = new ViewerState
        {
            Model = parse.GetValue(Model),
            Provider = parse.GetValue(Provider)!,
            View = new TextureView { Repeat = parse.GetValue(Repeat) },
            Recipe = new TextureRecipe(parse.GetValue(Seed)) { Width = width, Height = height, Psi = parse.GetValue(Psi) },
        };
        return new LaunchOptions(state, parse.GetValue(Screenshot), windowWidth, windowHeight, parse.GetValue(Scale) ?? 0) 
        {
            Light = parse.GetValue(Light), Script = parse.GetValue(Script), Monkey = parse.GetValue(Monkey),
            Time = parse.GetValue(Measure) is { } seconds ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromMinutes(parse.GetValue(Minutes)),
            Measure = parse.GetValue(Measure) != null,
        };
    }

    /// <summary>What the parser lets pass but cannot work; null where nothing is wrong.</summary>
    internal static string? Unworkable(ParseResult parse)
    {
        if (parse.GetValue(Repeat) is < 1 or > TextureView.MaxRepeat)
            return $"--repeat is {parse.GetValue(Repeat)}, must be 1 to {TextureView.MaxRepeat}.";
        if (parse.GetValue(Scale) is < 0.5f or > 4 or float.NaN)
            return string.Create(CultureInfo.InvariantCulture, $"--ui-scale is {parse.GetValue(Scale)}, must be 0.5 to 4.");
        if (!float.IsFinite(parse.GetValue(Psi)))
            return "--psi must be a finite number; 1 = off.";
        (string Option, bool Given)[] plays = [("--screenshot", parse.GetValue(Screenshot) != null), ("--script", parse.GetValue(Script) != null),
            ("--monkey", parse.GetValue(Monkey) != null), ("--measure", parse.GetValue(Measure) != null)];
        if (plays.Count(play => play.Given) > 1)
            return $"{string.Join(" and ", plays.Where(play => play.Given).Select(play => play.Option))} cannot go together: leave out all but one.";
        if (!(parse.GetValue(Minutes) is > 0 and <= 100_000))
            return "--minutes must be more than 0.";
        if (parse.GetValue(Measure) is { } seconds && seconds is not (> 0 and <= 100_000))
            return "--measure must be more than 0 seconds.";
        if (plays.FirstOrDefault(play => play.Given && play.Option is "--monkey" or "--measure") is { Given: true } needy && parse.GetValue(Model) is null)
            return $"{needy.Option} needs something to show: name an .onnx file.";
        if (parse.GetValue(Screenshot) != null && parse.GetValue(Model) is null)
            return "--screenshot needs something to show: name an .onnx file or the folder of a run.";
        return null;
    }

    static Option<(int, int)?> Pair(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "WxH",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            string[] parts = text.Split('x');
            if (parts.Length == 2 && Side(parts[0], out int width) && Side(parts[1], out int height))
                return (width, height);
            result.AddError($"{name} is '{text}', expected width x height in pixels, such as 512x256.");
            return default;
        },
    };

    static bool Side(string text, out int side) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out side) && side is >= 1 and <= 1 << 16;
}
