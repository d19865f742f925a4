using ImGuiNET;
using ProcGan.Trainer.Files;
using ProcGan.Viewer.Playing;

namespace ProcGan.Viewer.Tests.Playing;

public class ScriptTests
{
    [Test]
    public void Parse_EveryStepThatTheDocumentNames_IsUnderstood()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Root.Folder, "docs", "VIEWER.md")).SkipWhile(line => !line.StartsWith("| step |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))];
        string[] steps = [.. rows.Select(row => row.Split('`')[1])];
        Assert.That(steps, Has.Length.GreaterThanOrEqualTo(14));
        Assert.That(Script.Parse(string.Join('\n', steps), "docs"), Has.Count.EqualTo(steps.Length));
    }

    [Test]
    public void Parse_RemarksAndEmptyLines_AreNoSteps() =>
        Assert.That(Script.Parse("# a remark\n\n  key F1  \r\n", "s").Select(step => step.Source), Is.EqualTo(new[] { "s:3" }));

    [TestCase("jump 1 2", "'jump' is no step")]
    [TestCase("click 1", "expected click X Y")]
    [TestCase("click 1 x", "expected click X Y")]
    [TestCase("key Ctrl+", "is no key")]
    [TestCase("key Alt+F4", "'Alt' cannot be held")]
    [TestCase("key 600", "is no key")]
    [TestCase("screenshot a.gif", "no picture's ending")]
    [TestCase("screenshot", "missing")]
    [TestCase("state {\"view\":{\"mode\":\"fourth\"}}", "JSON")]
    [TestCase("window 0x0", "no size of a window")]
    [TestCase("scale 9", "0.5 to 4")]
    [TestCase("theme grey", "light or dark")]
    [TestCase("wheel 1 1 1e30", "expected wheel")]
    public void Parse_Wrong_SaysLineAndWhatWasExpected(string line, string words) =>
        Assert.That(() => Script.Parse("# first\n" + line, "tour.script"), Throws.TypeOf<UserError>().With.Message.StartsWith("tour.script:2: ").And.Message.Contains(words));

    [TestCase("F1", ImGuiKey.F1, false, false)]
    [TestCase("ctrl+shift+z", ImGuiKey.Z, true, true)]
    [TestCase("7", ImGuiKey._7, false, false)]
    [TestCase("Left", ImGuiKey.LeftArrow, false, false)]
    [TestCase("PgDn", ImGuiKey.PageDown, false, false)]
    [TestCase("Ctrl+Plus", ImGuiKey.Equal, true, false)]
    [TestCase("[", ImGuiKey.LeftBracket, false, false)]
    public void Chord_Text_IsTheKey(string text, ImGuiKey key, bool ctrl, bool shift) =>
        Assert.That(Chord.Parse(text), Is.EqualTo(new Chord(key, ctrl, shift)));

    [Test]
    public void Read_MissingFile_SaysSo() =>
        Assert.That(() => Script.Read("nowhere.script"), Throws.TypeOf<UserError>().With.Message.Contains("nowhere.script"));
}
