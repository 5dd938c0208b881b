using Breakwater.Local.Cli;
using Breakwater.Local.Cli.Processes;

using StopRequest stop = StopRequest.Listen();
CommandContext context = new(Console.Out, Console.Error, TimeProvider.System, stop.Token);
return await CommandLine.RunAsync(args, context);
