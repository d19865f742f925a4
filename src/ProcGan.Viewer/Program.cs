using ProcGan.Viewer.Cli;

return ViewCommand.Run(args, Console.Out, Console.Error);
