using Breakwater.Local.Cli.Processes;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Status;

/// <summary>The parts of a run as they answer now.</summary>
internal sealed record StatusReport(RunRecord Run, IReadOnlyList<Component> Components)
{
    public HostStatus? Host { get; init; }

    public BotState? Bot { get; init; }

    public static async Task<StatusReport> ReadAsync(RunRecord run, CancellationToken stop)
    {
        string address = $"http://localhost:{run.Port}";
        using AppClient app = await run.ConnectAsync(stop);
        (HostStatus? host, string? problem) = await AskAsync(() => app.HostStatusAsync(stop));
        (List<BotState>? bots, string? engineProblem) =
            await AskAsync(() => app.GetAsync<List<BotState>>("/api/bots", stop));
        return new StatusReport(run,
        [
            new Component("function app", address, problem),
            new Component("engine", address + "/api/bots", engineProblem),
            await ConnectAsync("exchange", run.Exchange, stop),
            await ConnectAsync("storage", run.Tables, stop),
            await ConnectAsync("push", run.Push, stop),
        ])
        {
            Host = host,
            Bot = bots?.FirstOrDefault(),
        };
    }

    private static async Task<(T? Answer, string? Problem)> AskAsync<T>(Func<Task<T>> question)
        where T : class
    {
        try
        {
            return (await question(), null);
        }
        catch (CliException problem)
        {
            return (null, problem.Message);
        }
    }

    private static async Task<Component> ConnectAsync(string name, string address, CancellationToken stop)
    {
        bool answers = await Listener.AnswersAsync(new Uri(address).Port, stop);
        return new Component(name, address, answers ? null : "nothing listens there");
    }
}

/// <summary>One part; no problem means that it answers.</summary>
internal sealed record Component(string Name, string Address, string? Problem);

/// <summary>GET /api/bots, as far as it is shown.</summary>
internal sealed record BotState(
    string Bot, string? Mode, string? Status, string? Phase, string? EngineState, string? Preset, string? Error)
{
    public int OpenPositions { get; init; }

    public decimal? PortfolioValue { get; init; }
}
