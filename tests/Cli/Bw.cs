using Breakwater.Local.Cli;

namespace Breakwater.Cli.Tests;

/// <summary>What a call of bw answered.</summary>
internal sealed record Bw(int ExitCode, string Output, string Error)
{
    public static async Task<Bw> RunAsync(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = await CommandLine.RunAsync(
            arguments, new CommandContext(output, error, TimeProvider.System, CancellationToken.None));
        return new Bw(exitCode, output.ToString(), error.ToString());
    }
}
