using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ProcGan.Trainer.Tests;

/// <summary>Who may know whom (docs/ARCHITECTURE.md). Read from the project files and the sources, so that a slip fails here.</summary>
sealed partial class DependencyTests
{
    static readonly string[] Projects = ["ProcGan.Runtime", "ProcGan.Trainer", "ProcGan.Viewer"];

    [TestCase("ProcGan.Runtime", "")]
    [TestCase("ProcGan.Trainer", "ProcGan.Runtime")]
    [TestCase("ProcGan.Viewer", "ProcGan.Runtime")]
    public void ProjectReferences_OfAProgram_AreTheRuntimeAlone(string project, string expected)
    {
        IEnumerable<string?> references = Items(ProjectFile(project), "ProjectReference").Select(Path.GetFileNameWithoutExtension);
        Assert.That(string.Join(' ', references), Is.EqualTo(expected));
    }

    [Test]
    public void Sources_AreThreeProjects() =>
        Assert.That(Directory.GetDirectories(Repository.File("src")).Select(Path.GetFileName).Order(), Is.EqualTo(Projects),
            "a further src project needs a reason in docs/ARCHITECTURE.md");

    [Test]
    public void Runtime_NeedsOnnxRuntimeAndNothingElse()
    {
        string file = ProjectFile("ProcGan.Runtime");
        Assert.Multiple(() =>
        {
            Assert.That(Items(file, "Backend"), Is.EqualTo(new[] { "Microsoft.ML.OnnxRuntime.Managed" }));
            Assert.That(Items(file, "PackageReference"), Is.Empty);
        });
    }

    [Test]
    public void Runtime_AsBuilt_RefersToTheFrameworkAndOnnxRuntimeOnly()
    {
        IEnumerable<string> references = typeof(Runtime.TextureRecipe).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.Multiple(() =>
        {
            Assert.That(references.Where(name => !name.StartsWith("System.", StringComparison.Ordinal)), Is.SubsetOf(new[] { "Microsoft.ML.OnnxRuntime" }));
            Assert.That(references, Does.Not.Contain("System.Console"), "a library does not print");
        });
    }

    // A name, and the one folder below src/ whose code may say it.
    [TestCase("Microsoft.ML.OnnxRuntime", "ProcGan.Runtime/OnnxRuntime")]
    [TestCase("TorchSharp", "ProcGan.Trainer")]
    [TestCase("Google.Protobuf", "ProcGan.Trainer")]
    [TestCase("Silk.NET", "ProcGan.Viewer/*")]
    [TestCase("ImGuiNET", "ProcGan.Viewer")]
    public void Sources_SayALibrarysName_InItsFolderOnly(string library, string folder)
    {
        string[] places = [.. SourceFiles().Where(file => Code(file).Contains(library, StringComparison.Ordinal)).Select(Below)];
        string prefix = folder.TrimEnd('*');
        Assert.That(places, Has.All.StartsWith(prefix.TrimEnd('/') + "/"));
        if (folder.EndsWith("/*", StringComparison.Ordinal))   // one folder, whichever it is
            Assert.That(places.Select(place => place[prefix.Length..].Split('/')[0]).Distinct().Count(), Is.LessThanOrEqualTo(1), string.Join(' ', places));
    }

    [Test]
    public void Runtime_Sources_NeitherPrintNorDecodePictures()
    {
        foreach (string file in SourceFiles().Where(file => Below(file).StartsWith("ProcGan.Runtime/", StringComparison.Ordinal)))
            Assert.That(Code(file), Does.Not.Match(@"\bConsole\.|SixLabors|\bProcess\.Start\b"), Below(file));
    }

    [Test]
    public void Sources_OfOneFile_FitThreeHundredAndFiftyLines()
    {
        IEnumerable<string> long_ = SourceFiles().Select(file => (file, lines: File.ReadLines(file).Count()))
            .Where(entry => entry.lines > 350).Select(entry => $"{Below(entry.file)}: {entry.lines} lines");
        Assert.That(long_, Is.Empty);
    }

    [Test]
    public void Dependencies_EachAndEveryOne_IsExplained()
    {
        string text = File.ReadAllText(Repository.File("docs", "DEPENDENCIES.md"));
        string[] used = [.. ProjectFiles().SelectMany(file => Items(file, "PackageReference").Concat(Items(file, "Backend"))),
            .. NpmPackages().Select(package => package.Name), .. DebianPackages()];
        Assert.That(used.Distinct().Where(name => !text.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty,
            "add a line to docs/DEPENDENCIES.md: why, licence, what it would be replaced with");
    }

    [Test]
    public void Packages_EachAndEveryOne_IsPinned()
    {
        XElement[] versions = [.. XDocument.Load(Repository.File("Directory.Packages.props")).Descendants("PackageVersion")];
        Assert.Multiple(() =>
        {
            Assert.That(versions, Is.Not.Empty);
            foreach (XElement version in versions)
                Assert.That(version.Attribute("Version")!.Value, Does.Match(ExactVersion()), version.ToString());
            foreach ((string name, string version) in NpmPackages())
                Assert.That(version, Does.Match(ExactVersion()), name);
            foreach (string file in ProjectFiles().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)))
                Assert.That(Path.Combine(Path.GetDirectoryName(file)!, "packages.system.lock.json"), Does.Exist);
        });
    }

    [Test]
    public void BannedSymbols_EachAndEveryOne_HasAReason()
    {
        foreach (string line in File.ReadLines(Repository.File("BannedSymbols.txt")).Where(line => line.Length > 0))
            Assert.That(line, Does.Match("^[TPMNF]:[^;]+;.{20,}$"));
    }

    static string ProjectFile(string project) => Repository.File("src", project, project + ".csproj");

    /// <summary>Project files, and what they all import.</summary>
    static IEnumerable<string> ProjectFiles() =>
        new[] { "src", "deps", "tests", "benchmarks" }.Select(folder => Repository.File(folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*proj", SearchOption.AllDirectories)
                .Concat(Directory.EnumerateFiles(folder, "Directory.Build.*", SearchOption.AllDirectories)))
            .Concat(Directory.EnumerateFiles(Repository.Root, "Directory.Build.*"))
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal) && !IsOutput(file));

    static IEnumerable<string> Items(string projectFile, string kind) =>
        XDocument.Load(projectFile).Descendants(kind).Select(item => item.Attribute("Include")?.Value)
            .OfType<string>().Where(name => !name.StartsWith('@'));

    static IEnumerable<(string Name, string Version)> NpmPackages()
    {
        using System.Text.Json.JsonDocument package = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Repository.File("deps", "package.json")));
        return [.. package.RootElement.GetProperty("dependencies").EnumerateObject().Select(entry => (entry.Name, entry.Value.GetString()!))];
    }

    static IEnumerable<string> DebianPackages() =>
        PackageLists().Matches(File.ReadAllText(Repository.File("procgan")))
            .SelectMany(list => list.Groups[1].Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories).Where(file => !IsOutput(file));

    static bool IsOutput(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    static string Below(string file) => Path.GetRelativePath(Repository.File("src"), file).Replace('\\', '/');

    /// <summary>A file without its comments and texts: those may name what the code may not.</summary>
    static string Code(string file) => CommentsAndTexts().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|""(?:\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex CommentsAndTexts();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}$")]
    private static partial Regex ExactVersion();

    [GeneratedRegex(@"^(?:run|test)_packages=""([^""]*)""", RegexOptions.Multiline)]
    private static partial Regex PackageLists();
}
