using ProcGan.Testing;

namespace ProcGan.Viewer.Tests;

[SetUpFixture]
public class DisplayFixture
{
    VirtualDisplay display = null!;

    [OneTimeSetUp]
    public void Open() => display = VirtualDisplay.Open();

    [OneTimeTearDown]
    public void Close() => display.Dispose();
}
