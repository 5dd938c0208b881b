using System.CommandLine;
using Breakwater.Local.Cli.Output;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Status;

/// <summary>bw status.</summary>
internal static class StatusCommand
{
    public static Command Create(CommandContext context)
    {
        Option<string?> port = new("--port") { Description = "Port of the Function App", HelpName = "N" };
        Command command = new("status", "Components, engine, addresses and last log lines of the local run");
        command.Options.Add(port);
        command.SetAction((result, _) => ExecuteAsync(result.GetValue(port), context));
        return command;
    }

    /// <exception cref="CliException">Nothing runs.</exception>
    private static async Task<int> ExecuteAsync(string? portText, CommandContext context)
    {
        RunRecord record = RunRecord.Running(portText);
        StatusReport report = await StatusReport.ReadAsync(record, context.Stop);
        StatusText.Write(report, new Screen(context.Output, context.Time).Console);
        return report.Components.All(component => component.Problem is null) ? 0 : 1;
    }
}
