using System.Diagnostics;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>Runs a hook as azd does: a shell, in the repository, with settings as variables.</summary>
internal static class ShellScript
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Skips the calling test where there is no such shell.</summary>
    /// <param name="script">Path from the repository's root, or a full one.</param>
    /// <param name="settings">Variables beside those of this process.</param>
    /// <param name="shell">sh or pwsh.</param>
    /// <param name="tools">A folder whose programs come before all others.</param>
    public static async Task<NodeResult> RunAsync(
        string script, IReadOnlyDictionary<string, string> settings, string shell = "sh", string? tools = null)
    {
        ProcessStartInfo start = new(shell, shell == "sh" ? [script] : ["-NoProfile", "-File", script])
        {
            WorkingDirectory = RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        if (tools is not null)
        {
            start.Environment["PATH"] = $"{tools}{Path.PathSeparator}{start.Environment["PATH"]}";
        }

        using Process process = Start(start, shell);
        using CancellationTokenSource deadline = new(Limit);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{script} did not end within {Limit}.");
        }

        return new NodeResult(process.ExitCode, await output, await error);
    }

    private static Process Start(ProcessStartInfo start, string shell)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"needs {shell} on the PATH");
            throw;
        }
    }
}
