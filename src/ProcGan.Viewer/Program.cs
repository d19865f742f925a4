using ProcGan.Viewer;
using ProcGan.Viewer.Cli;

NativeHeap.KeepCompact();
return ViewCommand.Run(args, Console.Out, Console.Error);
