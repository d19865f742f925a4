using System.Diagnostics;

namespace ProcGan.Trainer.Tests.Files;

/// <summary>A file system that is quickly full, where the system lets a test mount one.</summary>
sealed class SmallDisk : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("procgan disk ").FullName;

    public static SmallDisk OrIgnore(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            Assert.Ignore("mounting a small disk needs Linux and root");
        SmallDisk disk = new();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path) != 0)
        {
            Directory.Delete(disk.Path);
            Assert.Ignore("this system does not allow mounting a tmpfs");
        }
        return disk;
    }

    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
