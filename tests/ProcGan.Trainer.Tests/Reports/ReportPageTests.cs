using System.Diagnostics;
using System.Text.RegularExpressions;
using ProcGan.Trainer.Tests.Export;
using ProcGan.Trainer.Tests.Training;
using ProcGan.Trainer.Training;

namespace ProcGan.Trainer.Tests.Reports;

/// <summary>The files that a short run leaves for people, looked at by programs that are not ours.</summary>
[NonParallelizable]
public sealed partial class ReportPageTests
{
    TestFolder folder = null!;
    RunFolder run = null!;

    [OneTimeSetUp]
    public void Train()
    {
        folder = new TestFolder();
        // Three snapshots, in a folder whose name and data are no markup.
        var options = TinyRun.Options with { Kimg = 0.3, Batch = 100, SnapshotEvery = 1e-9, Data = "a <b>bold</b> & \"quoted\" set", Preset = "fast", Why = new Dictionary<string, string> { ["batch"] = "for <i>speed</i>" } };
        using var training = TinyRun.Start(folder.File("run <script>"), options);
        run = training.Folder;
        training.Train(_ => { }, default);
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Write_Names_AreNeverMarkup()
    {
        string html = File.ReadAllText(run.Report);
        Assert.That(html, Does.Contain("run &lt;script&gt;").And.Contain("a &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; set").And.Contain("for &lt;i&gt;speed&lt;/i&gt;")
            .And.Not.Contain("<script").And.Not.Contain("<b>bold").And.Not.Contain("<i>speed"));
    }

    [Test]
    public void Write_NeedsNoOtherFile() =>
        Assert.That(Reference().Matches(File.ReadAllText(run.Report)).Select(m => m.Groups[1].Value), Is.Not.Empty.And.All.StartsWith("data:"));

    [GeneratedRegex("""(?:src=|href=|url\()"?([^")>]+)""")]
    private static partial Regex Reference();

    /// <summary>A browser decodes every picture, and draws every chart with some width.</summary>
    [Test]
    public void Write_InABrowser_ShowsEverything()
    {
        const string browser = "/usr/bin/chromium";
        if (!File.Exists(browser))
            Assert.Ignore("Debian's chromium is not installed.");
        string probe = folder.File("probe.html");
        File.WriteAllText(probe, File.ReadAllText(run.Report).Replace("</main>", """
            </main><script>addEventListener('load', () => { const all = s => [...document.querySelectorAll(s)];
            document.title = 'probe:' + JSON.stringify({ broken: all('img').filter(i => !i.complete || i.naturalWidth == 0).length, images: all('img').length,
              tiles: all('.tile').filter(t => t.clientWidth > 100 && t.style.backgroundImage.startsWith('url("data:image/png')).length, sideways: document.documentElement.scrollWidth > innerWidth,
              curves: all('svg polyline').filter(p => p.getBBox().width > 100).length, headings: all('h2').map(h => h.textContent) }); });</script>
            """, StringComparison.Ordinal));
        using Process process = Process.Start(new ProcessStartInfo(browser,
            ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,900", $"--user-data-dir={folder.File("profile")}", "--dump-dom", $"file://{probe}"])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string seen = Title().Match(dom).Groups[1].Value;
        Assert.That(seen, Is.EqualTo("""{"broken":0,"images":5,"tiles":3,"sideways":false,"curves":6,"headings":["Samples","Tiles, repeated 3 x 3","Curves","The same seeds through time","Data","Options"]}"""),
            errors.Result);
    }

    [GeneratedRegex("<title>probe:(.*?)</title>")]
    private static partial Regex Title();

    [Test]
    public void Events_OfARun_HaveItsScalarsAndSamples()
    {
        string read = Judges.Python("google.protobuf", Path.Combine("..", "Reports", "events.py"), Directory.GetFiles(run.TensorBoard).Single());
        string[] records = read.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(records.Count(r => r.Contains("\"samples\"", StringComparison.Ordinal)), Is.EqualTo(3), "one a snapshot");
        Assert.That(records.Where(r => r.Contains("metrics/swd", StringComparison.Ordinal)), Has.Exactly(3).Items.And.All.Contains("loss/D").And.All.Contains("speed/images per second"));
    }

    [Test]
    public void Stats_OneObjectATick_WithMetricsAtSnapshots()
    {
        var stats = StatsLog.Read(run.Stats);
        Assert.That(stats.Select(s => s.Kimg), Is.EqualTo(new[] { 0.1, 0.2, 0.3 }));
        Assert.That(stats, Has.All.Matches<TrainingStatus>(s => s.ImagesPerSecond > 0 && s.MemoryBytes > 0 && s.Metrics!["swd"] > 0 && s.Metrics["diversity"] > 0));
    }
}
