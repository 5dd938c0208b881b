using System.Diagnostics;

namespace Breakwater.TestKit.Local;

/// <summary>What a Node script printed and how it ended.</summary>
public sealed record NodeResult(int ExitCode, string Output, string Error);

/// <summary>Runs scripts with the repository's node_modules within reach: official clients are referees.</summary>
public static class NodeScript
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    /// <param name="script">Path below the repository's root, for example tests/StandIns/Tables/referee.mjs.</param>
    /// <param name="arguments">Handed to the script as they are.</param>
    /// <exception cref="TimeoutException">The script ran for more than four minutes; it was killed.</exception>
    public static async Task<NodeResult> RunAsync(string script, params string[] arguments)
    {
        RequireModule(string.Empty);
        using Process process = Start([RepositoryRoot.Combine(script), .. arguments]);
        using CancellationTokenSource deadline = new(Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{script} did not end within {Limit}.");
        }

        return new NodeResult(process.ExitCode, await output, await error);
    }

    internal static Process Start(IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new("node", arguments)
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = RepositoryRoot.Combine("node_modules");
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("No 'node' on the PATH: Node.js 20 or newer is needed.", missing);
        }
    }

    internal static string RequireModule(string path)
    {
        string full = RepositoryRoot.Combine($"node_modules/{path}");
        return Path.Exists(full)
            ? full
            : throw new InvalidOperationException($"node_modules/{path} is missing: run 'npm ci' in the root folder.");
    }
}
