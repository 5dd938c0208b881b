using System.CommandLine;
using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Summary;

namespace Breakwater.Local.Cli.Run;

/// <summary>bw run.</summary>
internal static class RunCommand
{
    public static Command Create(CommandContext context)
    {
        Command command = new("run", "Trade on this machine: storage emulator, exchange simulator, function app");
        RunArguments arguments = new();
        arguments.AddTo(command);
        command.SetAction((result, _) => ExecuteAsync(arguments.Read(result), context));
        return command;
    }

    private static async Task<int> ExecuteAsync(RunOptions options, CommandContext context)
    {
        Screen screen = new(options.Json ? context.Error : context.Output, context.Time);
        RunSummary? summary;
        try
        {
            summary = await new LocalRun(options, screen, context.Time).ExecuteAsync(context.Stop);
        }
        catch (CliException problem) when (options.Json)
        {
            await context.Output.WriteLineAsync(SummaryText.Json(problem.Message));
            throw;
        }

        return Report(summary, options, screen, context);
    }

    private static int Report(RunSummary? summary, RunOptions options, Screen screen, CommandContext context)
    {
        if (summary is null)
        {
            return 0;
        }

        if (options.Json)
        {
            context.Output.WriteLine(SummaryText.Json(summary));
        }
        else
        {
            SummaryText.Write(summary, screen.Console);
        }

        return summary.Complaint() is string complaint ? throw new CliException(complaint) : 0;
    }
}
