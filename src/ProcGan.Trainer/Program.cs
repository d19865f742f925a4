// The trainer's door: everything it can do is a verb in Cli/CommandLine.cs.
using ProcGan.Trainer.Cli;

using Interrupts interrupts = new();
Terminal terminal = new(Console.Out, Console.Error, watched: !Console.IsErrorRedirected);
return CommandLine.Run(args, terminal, interrupts.Stop);
