using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Breakwater.TestKit.Local;
using Microsoft.AspNetCore.Http.Connections;

namespace Breakwater.StandIns.SignalR.Tests;

/// <summary>The official JavaScript client in a Node process.</summary>
internal sealed class NodeClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private NodeClient(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Receive(line.Data);
        process.BeginOutputReadLine();
    }

    public static NodeClient Start(NegotiationResponse negotiated, int events) =>
        Start(negotiated.Url!, negotiated.AccessToken!, events);

    public static NodeClient Start(string url, string token, int events)
    {
        Assert.SkipUnless(
            Path.Exists(RepositoryRoot.Combine("node_modules/@microsoft/signalr")),
            "needs 'npm ci' in the repository's root");
        string script = RepositoryRoot.Combine("tests/StandIns/SignalR/client.mjs");
        ProcessStartInfo start = new("node", [script, url, token, $"{events}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = RepositoryRoot.Path,
        };
        return new NodeClient(Process.Start(start)!);
    }

    /// <summary>The next line that the client prints: its first word, and the rest as text.</summary>
    public async Task<string> NextAsync()
    {
        using CancellationTokenSource limit = new(Patience);
        return await lines.Reader.ReadAsync(limit.Token);
    }

    public async Task<int> ExitCodeAsync()
    {
        using CancellationTokenSource limit = new(Patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private void Receive(string? line)
    {
        if (line is null)
        {
            lines.Writer.TryComplete();
            return;
        }

        JsonElement[] parts = JsonSerializer.Deserialize<JsonElement[]>(line)!;
        lines.Writer.TryWrite(string.Join(' ', parts.Select(part => part.ToString())));
    }
}
