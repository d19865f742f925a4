using System.Diagnostics;

namespace ProcGan.Trainer.Tests.Export;

/// <summary>Programs by other people that judge our files: Debian's python3 (torch, onnx) and onnxruntime-node.</summary>
static class Judges
{
    public static string Folder => Repository.File("tests", "ProcGan.Trainer.Tests", "Export");

    /// <summary>Runs a script of this folder with Debian's Python; without the module the test is skipped.</summary>
    public static string Python(string module, string script, params string[] arguments)
    {
        const string python = "/usr/bin/python3";   // another python3 in PATH would not see Debian's modules
        if (!File.Exists(python) || Run(python, ["-c", $"import {module}"]).ExitCode != 0)
            Assert.Ignore($"Debian's python3-{module} is not installed.");
        return Expect(Run(python, [Path.Combine(Folder, script), .. arguments]));
    }

    /// <summary>Runs a script of this folder with Node; onnxruntime-node comes from deps/node_modules.</summary>
    public static string Node(string script, params string[] arguments) =>
        Expect(Run("node", [Path.Combine(Folder, script), .. arguments]));

    static string Expect((int ExitCode, string Output, string Errors) result)
    {
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        return result.Output;
    }

    static (int ExitCode, string Output, string Errors) Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ONEDNN_MAX_CPU_ISA"] = "AVX512_CORE_BF16";   // oneDNN 2.6 dies of SIGILL where AMX is reported but off
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["NODE_PATH"] = Repository.File("deps", "node_modules");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
