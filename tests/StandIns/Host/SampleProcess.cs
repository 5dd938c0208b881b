using System.Diagnostics;
using System.Text;
using Breakwater.StandIns.Host.SampleApp;
using Breakwater.TestKit.Local;

namespace Breakwater.StandIns.Host.Tests;

/// <summary>The sample app as a process of its own, to be stopped or killed.</summary>
internal sealed class SampleProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();

    internal SampleProcess(int port, string state, params string[] args)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = state,
        };
        string[] all =
        [
            typeof(SlowFunction).Assembly.Location,
            $"--Local:Port={port}",
            $"--Local:StateDirectory={state}",
            "--TickSchedule=*/1 * * * * *",
            .. args,
        ];
        foreach (string argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        Port = port;
    }

    internal int Port { get; }

    internal string Errors => errors.ToString().Trim();

    internal static int FreePortNumber() => FreePort.Next();

    internal async Task UntilUpAsync(HttpClient http)
    {
        for (int attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                string status = await http.GetStringAsync($"http://localhost:{Port}/admin/host/status");
                if (status.Contains("Running", StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        Assert.Fail($"The sample app did not start: {Errors}");
    }

    internal void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    internal void Kill() => process.Kill();

    internal async Task<int> ExitCodeAsync()
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
