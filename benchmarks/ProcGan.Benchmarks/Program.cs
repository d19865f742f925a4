using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ProcGan.Benchmarks;
using ProcGan.Trainer.Files;

if (args is ["model", var path])
{
    AtomicFile.Write(path, BenchmarkModel.Bytes());
    return 0;
}
if (args is ["train-step", .. var trainStep])
    return TrainStep.Run(trainStep);
if (args is ["loss-curves", .. var lossCurves])
    return LossCurves.Run(lossCurves);
if (args is [var verb, .. var rest] && Verb(verb) is { } run)
{
    var arguments = Arguments.Parse(rest);
    Timing.ByProcessor = arguments.ByProcessor;
    run(arguments);
    return 0;
}

// In this process: a project of its own would restore and build the solution again, without the switch for the packages.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(BenchmarkModel).Assembly).Run(args, config);
return 0;

static Action<Arguments>? Verb(string name) => name switch
{
    "overhead" => Overhead.Run,
    "peers" => Peers.Run,
    "convolutions" => Convolutions.Run,
    "scaling" => Scaling.Run,
    "crowd" => Crowd.Run,
    "load" => LoadTime.Run,
    _ => null,
};
