using System.CommandLine;
using Breakwater.Local.Cli.Backtesting;
using Breakwater.Local.Cli.Backups;
using Breakwater.Local.Cli.Costing;
using Breakwater.Local.Cli.Operating;
using Breakwater.Local.Cli.Presets;
using Breakwater.Local.Cli.Run;
using Breakwater.Local.Cli.Settings;
using Breakwater.Local.Cli.Status;
using Breakwater.Local.Cli.Testing;

namespace Breakwater.Local.Cli;

/// <summary>The commands of bw, and the one place where a problem becomes a line and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandContext context)
    {
        RootCommand root = new("Breakwater on this machine");
        root.Subcommands.Add(RunCommand.Create(context));
        root.Subcommands.Add(TestCommand.Create(context));
        root.Subcommands.Add(StatusCommand.Create(context));
        root.Subcommands.Add(DiagnoseCommand.Create(context));
        foreach (Command command in BotCommands.Create(context))
        {
            root.Subcommands.Add(command);
        }

        root.Subcommands.Add(CheckConfigCommand.Create(context));
        root.Subcommands.Add(PresetCommand.Create(context));
        root.Subcommands.Add(BacktestCommand.Create(context));
        root.Subcommands.Add(BackupCommands.CreateBackup(context));
        root.Subcommands.Add(BackupCommands.CreateRestore(context));
        root.Subcommands.Add(CostCommand.Create(context));
        root.Subcommands.Add(SimulateCommand.Create(context));
        try
        {
            ParseResult result = root.Parse(arguments);
            return result.Errors.Count > 0
                ? throw CliException.Usage($"{result.Errors[0].Message} (--help shows what there is)")
                : await result.InvokeAsync(Invocation(context), CancellationToken.None);
        }
        catch (CliException problem)
        {
            await context.Error.WriteLineAsync($"error: {problem.Message}");
            foreach (string line in problem.Evidence)
            {
                await context.Error.WriteLineAsync($"  {line}");
            }

            return problem.ExitCode;
        }
        catch (OperationCanceledException) when (context.Stop.IsCancellationRequested)
        {
            return 130;
        }
    }

    // Signals are ours: the default would end the process two seconds after Ctrl-C.
    private static InvocationConfiguration Invocation(CommandContext context) => new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
        Output = context.Output,
        Error = context.Error,
    };
}
