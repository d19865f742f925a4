using System.Security.Cryptography;
using System.Text.Json;
using ProcGan.Trainer.Reports;
using ProcGan.Trainer.Tests.Export;

namespace ProcGan.Trainer.Tests.Reports;

public sealed class EventFileTests
{
    static JsonElement[] Read(string file) =>
        [.. Judges.Python("google.protobuf", Path.Combine("..", "Reports", "events.py"), file)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    [Test]
    public void ScalarsAndPictures_AnotherReader_FindsThem()
    {
        using var folder = new TestFolder();
        byte[] png = RandomNumberGenerator.GetBytes(70_000);   // the reader looks at its bytes alone
        using (var events = new EventFile(folder.Path, step: 40))
        {
            events.Scalars(41, [("loss/D", 1.25), ("loss/G", 0.5)]);
            events.Picture(42, "samples", png, 1036, 520);
        }
        var records = Read(Directory.GetFiles(folder.Path).Single());
        Assert.Multiple(() =>
        {
            Assert.That(Path.GetFileName(Directory.GetFiles(folder.Path).Single()), Does.StartWith("events.out.tfevents."), "the name that TensorBoard looks for");
            Assert.That(records.Select(r => r.GetProperty("step").GetInt64()), Is.EqualTo(new long[] { 0, 40, 41, 42 }));
            Assert.That(records[0].GetProperty("version").GetString(), Is.EqualTo("brain.Event:2"));
            Assert.That(records[1].GetProperty("session").GetInt32(), Is.EqualTo(1), "a sitting starts: what other files hold from step 40 on no longer counts");
            Assert.That(records[2].GetProperty("scalars").GetRawText(), Is.EqualTo("""{"loss/D": 1.25, "loss/G": 0.5}"""));
            Assert.That(records[3].GetProperty("images").GetProperty("samples").EnumerateArray().Select(v => v.ToString()),
                Is.EqualTo(new[] { "1036", "520", "3", Convert.ToHexStringLower(SHA256.HashData(png)) }));
            Assert.That(records[3].GetProperty("time").GetDouble(), Is.EqualTo((DateTime.UtcNow - DateTime.UnixEpoch).TotalSeconds).Within(3600), "seconds since 1970");
        });
    }
}
