using System.Diagnostics;
using System.Globalization;
using System.Text;
using Breakwater.TestKit.Local;

namespace Breakwater.Functions.Tests;

/// <summary>The Function App as a process of its own.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly DirectoryInfo state = Directory.CreateTempSubdirectory("breakwater-app-");

    private AppProcess(IReadOnlyDictionary<string, string> settings, int port)
    {
        Http = new HttpClient
        {
            BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
            Timeout = TimeSpan.FromSeconds(60),
        };
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Breakwater.Functions.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = state.FullName,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["Local__Port"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["Local__StateDirectory"] = state.FullName;
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public HttpClient Http { get; }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts, and returns when it answers or has ended.</summary>
    public static async Task<AppProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var app = new AppProcess(settings, FreePort.Next());
        long started = Stopwatch.GetTimestamp();
        while (!app.process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                using HttpResponseMessage status = await app.Http.GetAsync("/admin/host/status");
                if (status.IsSuccessStatusCode
                    && (await status.Content.ReadAsStringAsync()).Contains("unning", StringComparison.Ordinal))
                {
                    return app;
                }
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(50);
        }

        if (app.process.HasExited)
        {
            await app.process.WaitForExitAsync();
        }

        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Http.Dispose();
        state.Delete(recursive: true);
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.AppendLine(line.Data);
        }
    }
}
