using System.CommandLine;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Status;

/// <summary>bw diagnose.</summary>
internal static class DiagnoseCommand
{
    private const string Bundle = "/api/diagnostics";

    public static Command Create(CommandContext context)
    {
        Option<string?> port = new("--port") { Description = "Port of the Function App", HelpName = "N" };
        Option<string?> file = new("--out")
        {
            Description = "Where to write it; under artifacts/local when not given",
            HelpName = "FILE",
        };
        Command command = new("diagnose", "One zip of all that the local run knows, without secrets");
        command.Options.Add(port);
        command.Options.Add(file);
        command.SetAction((result, _) => ExecuteAsync(result.GetValue(port), result.GetValue(file), context));
        return command;
    }

    /// <exception cref="CliException">Nothing runs, it does not answer, or the file cannot be written.</exception>
    private static async Task<int> ExecuteAsync(string? portText, string? file, CommandContext context)
    {
        using AppClient app = await RunRecord.Running(portText).ConnectAsync(context.Stop);
        (byte[] content, string? name) = await app.DownloadAsync(Bundle, context.Stop);
        string path = file ?? Path.Combine(Repository.Local, Path.GetFileName(name ?? "diagnostics.zip"));
        try
        {
            await File.WriteAllBytesAsync(path, content, context.Stop);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"--out {path}: {problem.Message}", problem);
        }

        await context.Output.WriteLineAsync($"{Repository.Shown(path)}, {content.Length / 1024} KB, no secrets in it");
        return 0;
    }
}
