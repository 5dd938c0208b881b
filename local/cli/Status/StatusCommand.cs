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
        int? port = portText is null ? null : RunArguments.ReadNumber("--port", portText, 1, 65535);
        RunRecord record = RunRecord.All()
            .Where(run => (port is null || run.Port == port) && IsAlive(run.ProcessId))
            .OrderBy(run => run.Port)
            .FirstOrDefault()
            ?? throw new CliException(
                $"Nothing runs{(port is null ? "" : $" on port {port}")}: ./run starts it.");
        StatusReport report = await StatusReport.ReadAsync(record, context.Stop);
        StatusText.Write(report, new Screen(context.Output, context.Time).Console);
        return report.Components.All(component => component.Problem is null) ? 0 : 1;
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using System.Diagnostics.Process process = System.Diagnostics.Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
