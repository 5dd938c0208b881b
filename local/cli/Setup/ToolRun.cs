using System.ComponentModel;
using System.Diagnostics;
using Breakwater.Local.Cli.Processes;

namespace Breakwater.Local.Cli.Setup;

/// <summary>Runs a tool to its end and keeps what it said.</summary>
/// <remarks>No exit code means that the tool is not installed.</remarks>
internal sealed record ToolRun(int? ExitCode, IReadOnlyList<string> Lines)
{
    // What a shell, and setsid, ends with when there is no such program.
    private const int NotFound = 127;

    public static async Task<ToolRun> RunAsync(
        string fileName, IReadOnlyList<string> arguments, Guard? guard, CancellationToken stop)
    {
        List<string> lines = [];
        try
        {
            await using ChildProcess child = ChildProcess.Start(Plan(fileName, arguments, lines), guard);
            await child.Exited.WaitAsync(stop);
            lines.AddRange(child.LastWords(100).Except(lines));
            return new ToolRun(child.ExitCode == NotFound ? null : child.ExitCode, lines);
        }
        catch (CliException problem) when (problem.InnerException is Win32Exception)
        {
            return new ToolRun(null, lines);
        }
    }

    /// <summary>The one line a tool answers with, such as its version; null when it is missing or fails.</summary>
    public static async Task<string?> AskAsync(string fileName, string argument, CancellationToken stop)
    {
        ProcessStartInfo info = new(fileName, [argument])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(info)!;
            Task<string> errors = process.StandardError.ReadToEndAsync(stop);
            string answer = await process.StandardOutput.ReadToEndAsync(stop);
            await errors;
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0 ? answer.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static ChildPlan Plan(string fileName, IReadOnlyList<string> arguments, List<string> lines) =>
        new(Path.GetFileNameWithoutExtension(fileName), fileName, arguments)
        {
            OutputLine = lines.Add,
            // Compiler and restore servers would outlive the run.
            Environment = new Dictionary<string, string>
            {
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
                ["DOTNET_NOLOGO"] = "1",
            },
        };
}
