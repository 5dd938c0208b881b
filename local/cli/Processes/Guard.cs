using System.Diagnostics;

namespace Breakwater.Local.Cli.Processes;

/// <summary>
/// A process of its own that outlives bw by a moment: when its input closes (bw ended in whatever way, kill -9
/// included) it ends the processes that bw was still watching. Written for Node, which every local run needs anyway.
/// </summary>
internal sealed class Guard : IAsyncDisposable
{
    private const string Script = """
        const watched = new Set();
        const send = (id, signal) => {
          try { process.kill(-id, signal); return true; } catch { }
          try { process.kill(id, signal); return true; } catch { return false; }
        };
        const all = signal => [...watched].filter(id => send(id, signal)).length;
        let rest = '';
        for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => { });
        process.stdin.setEncoding('utf8').on('data', text => {
          const lines = (rest + text).split('\n');
          rest = lines.pop();
          for (const line of lines) {
            if (line[0] === '+') watched.add(Number(line.slice(1))); else watched.delete(Number(line.slice(1)));
          }
        }).on('end', () => {
          const started = Date.now();
          all('SIGTERM');
          setInterval(() => {
            if (all(0) === 0) process.exit();
            if (Date.now() - started > 5000) { all('SIGKILL'); process.exit(); }
          }, 100);
        });
        """;

    private readonly Lock gate = new();
    private readonly Process process;

    private Guard(Process process) => this.process = process;

    public static Guard Start()
    {
        ProcessStartInfo info = OwnSession.StartInfo("node", ["-e", Script]);
        info.RedirectStandardInput = true;
        return new Guard(Process.Start(info)!);
    }

    public void Watch(int processId) => Say($"+{processId}");

    public void Forget(int processId) => Say($"-{processId}");

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(10));
        await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        process.Dispose();
    }

    private void Say(string line)
    {
        lock (gate)
        {
            try
            {
                process.StandardInput.Write(line + "\n");
                process.StandardInput.Flush();
            }
            catch (Exception problem) when (problem is IOException or ObjectDisposedException)
            {
                // Without its guard bw still ends its children itself.
            }
        }
    }
}
