using System.Text.Json;
using Breakwater.Local.Cli.Run;

namespace Breakwater.Local.Cli.Summary;

/// <summary>Asks the app, at the end of a run, for everything the summary is made of.</summary>
internal sealed class SummaryReader(AppClient app)
{
    private const int PageSize = 500;
    private const int PagesMax = 100_000;

    // The most the app gives at once; orders have no pages.
    private const int OrdersMax = 1000;
    private const string BotPath = $"/api/bots/{AppClient.Bot}";

    /// <exception cref="CliException">A question is not answered.</exception>
    public async Task<RunSummary> ReadAsync(
        ExchangeAnnouncement exchange, DateTimeOffset? until, TimeSpan elapsed, CancellationToken stop)
    {
        HostStatus host = await app.HostStatusAsync(stop);
        Performance money = await app.GetAsync<Performance>($"{BotPath}/performance", stop);
        List<JsonElement> trades = await PagesAsync($"{BotPath}/trades?", stop);
        List<JsonElement> decisions = await DecisionsAsync(exchange.Now, host.Clock.Now, stop);
        List<JsonElement> orders = await app.GetAsync<List<JsonElement>>($"{BotPath}/orders?limit={OrdersMax}", stop);
        return new RunSummary
        {
            Market = exchange.Market,
            Symbols = exchange.Symbols,
            From = exchange.Now,
            Until = until,
            Clock = host.Clock.Now,
            SimulatedSeconds = Math.Round((host.Clock.Now - exchange.Now).TotalSeconds, 3),
            ElapsedSeconds = Math.Round(elapsed.TotalSeconds, 3),
            Trades = money.ClosedTrades ?? trades.Count,
            OpenPositions = money.OpenPositions ?? 0,
            Decisions = money.Decisions ?? decisions.Count,
            Orders = money.Orders ?? orders.Count,
            StartEquity = money.StartEquity,
            Gross = money.Gross,
            Fees = money.Fees,
            Net = money.Net,
            Equity = money.Equity,
            VenueEquity = money.VenueEquity,
            Difference = money.Difference,
            DeadLetters = host.DeadLetters,
            UnhandledErrors = host.UnhandledErrors,
            Stages = Stages(host),
            Operations = host.Operations,
            Digest = new RunDigest(RowDigest.Of(decisions), RowDigest.Of(orders), RowDigest.Of(trades)),
            Errors = Errors(host),
        };
    }

    private static IReadOnlyList<StageSummary> Stages(HostStatus host) =>
    [
        .. from function in host.Functions
           where function.Invocations > 0
           orderby function.Name
           select new StageSummary(
               function.Name, function.Invocations, function.P50Ms, function.P95Ms, function.P99Ms),
    ];

    private static IReadOnlyList<string> Errors(HostStatus host) =>
    [
        .. from function in host.Functions
           where !string.IsNullOrWhiteSpace(function.LastError)
           select $"{function.Name}: {Output.OneLine.Of(function.LastError!)}",
        .. from queue in host.Queues
           where queue.DeadLetter > 0
           select $"queue {queue.Name}: {queue.DeadLetter} dead letters",
    ];

    // The journal is kept by day; a run may cross midnight many times.
    private async Task<List<JsonElement>> DecisionsAsync(
        DateTimeOffset first, DateTimeOffset last, CancellationToken stop)
    {
        List<JsonElement> rows = [];
        for (DateTime day = first.UtcDateTime.Date; day <= last.UtcDateTime.Date; day = day.AddDays(1))
        {
            rows.AddRange(await PagesAsync($"{BotPath}/decisions?day={day:yyyy-MM-dd}&", stop));
        }

        return rows;
    }

    private async Task<List<JsonElement>> PagesAsync(string path, CancellationToken stop)
    {
        List<JsonElement> rows = [];
        string? next = null;
        for (int page = 0; page < PagesMax; page++)
        {
            string after = next is null ? "" : $"&after={Uri.EscapeDataString(next)}";
            RowPage answer = await app.GetAsync<RowPage>($"{path}limit={PageSize}{after}", stop);
            rows.AddRange(answer.Items);
            if (answer.Next is null || answer.Next == next)
            {
                return rows;
            }

            next = answer.Next;
        }

        throw new CliException($"{path} has no last page.");
    }

    private sealed record RowPage(List<JsonElement> Items, string? Next);

    private sealed record Performance(decimal StartEquity, decimal Gross, decimal Fees, decimal Net, decimal Equity)
    {
        public decimal? VenueEquity { get; init; }

        public decimal? Difference { get; init; }

        public long? ClosedTrades { get; init; }

        public long? OpenPositions { get; init; }

        public long? Decisions { get; init; }

        public long? Orders { get; init; }
    }
}
