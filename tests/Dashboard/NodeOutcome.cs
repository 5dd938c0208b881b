using System.Diagnostics;
using Breakwater.TestKit.Local;

namespace Breakwater.Dashboard.Tests;

/// <summary>How Node's test runner ended on one file, and its report (TAP).</summary>
internal sealed record NodeOutcome(int ExitCode, string Text)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static async Task<NodeOutcome> OfAsync(string file)
    {
        ProcessStartInfo start = new("node", ["--test", "--test-concurrency=1", "--test-reporter=tap", file])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process node = Process.Start(start)!;
        using CancellationTokenSource deadline = new(Limit);
        Task<string> output = node.StandardOutput.ReadToEndAsync();
        Task<string> errors = node.StandardError.ReadToEndAsync();
        try
        {
            await node.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            await node.WaitForExitAsync();
            return new NodeOutcome(-1, $"Ended by force after {Limit}:\n{await output}{await errors}");
        }

        return new NodeOutcome(node.ExitCode, await output + await errors);
    }
}
