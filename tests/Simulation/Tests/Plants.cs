using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Outside;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Tests;

/// <summary>One defect for each law, planted between the handlers and their ports.</summary>
internal static class Plants
{
    public static RigPorts Put(Law law, RigPorts ports) => law switch
    {
        Law.IntentFirst => OnlyRemembered(ports),
        Law.OneOrderPerIntent => Venue(ports, SendAgainAsync),
        Law.FillsAsBooked => Venue(ports, static async (venue, order) =>
            await venue.SubmitAsync(order, CancellationToken.None) is var report && report.Fills.Count > 0
                ? report with { Fills = [.. report.Fills.Select(fill => fill with { Price = fill.Price + 0.01m })] }
                : report),
        Law.PositionAsBooked => Venue(ports, static async (venue, order) =>
            await venue.SubmitAsync(order, CancellationToken.None) is { Status: OrderStatus.Filled } report
                ? report with { Fills = [.. report.Fills.Skip(1)] }
                : new OrderReport(order.ClientOrderId, OrderStatus.Unknown, [])),
        Law.Protected => ports with { Venue = new PlantedVenue(ports.Venue) { Meddles = TakeStopsBackAsync } },
        Law.RiskWithinLimits => Store(ports, Scaled(10m), write => Scale(write, 0.1m)),
        Law.ReservationPerTrade => Store(ports, writes: static write =>
            write is { Kind: WriteKind.Replace, Key: Places.PortfolioKey }
                ? write with { Kind = WriteKind.Upsert, Version = null }
                : write),
        Law.KilledIsFlat => Venue(ports, static async (venue, order) => order.Type is OrderType.Market
            ? new OrderReport(order.ClientOrderId, OrderStatus.Rejected, [])
            : await venue.SubmitAsync(order, CancellationToken.None)),
        Law.NoEntryAfterStop => Store(ports, static row => row.Key == Places.ControlKey
            ? Change<BotControl>(row, static control => control with { KilledBecause = null, Run = BotRun.Running,
                Phase = BootPhase.Running })
            : row),
        Law.JournalExplains => ports with { Journal = new PlantedJournal(ports.Journal, JournalStage.Execution) },
        Law.NoMessageLost => ports with { Journal = new PlantedJournal(ports.Journal, JournalStage.Risk) },
        Law.ComesToRest => ports with { Bus = new PlantedBus() },
        Law.EquityAsBooked => Store(ports, writes: static write => write.Key == Places.PortfolioKey
            ? write with { Json = Json(Read<Portfolio>(write.Json!) is { ClosedTrades: > 0 } ledger
                ? ledger with { Gross = ledger.Gross + 0.01m }
                : Read<Portfolio>(write.Json!)) }
            : write),
        Law.HistoryOnce => Store(ports, writes: static write =>
            write.Key.Contains('|', StringComparison.Ordinal) ? null : write),
        Law.EventsLeadToIt => Store(ports, writes: static write =>
            write.Key.StartsWith(Places.EventPrefix, StringComparison.Ordinal) && write.Json is { } json
                ? write with { Json = Json(Read<TradeEvent>(json) with { Header = null }) }
                : write),
        Law.NoBug => Store(ports, static row => row.Key.StartsWith(Places.TradePrefix, StringComparison.Ordinal)
            ? row with { Json = "{" }
            : row),
        Law.OthersLeftAlone => ports with { Venue = new PlantedVenue(ports.Venue) { Meddles = TakeBackAsync } },
        Law.EntryInTime => NeverExpiring(ports),
        Law.ScannedOnce => Store(ports, writes: static write =>
            write is { Kind: WriteKind.Replace, Json: { } json }
                && json.Contains("\"candlesClosedBy\"", StringComparison.Ordinal)
                ? write with { Kind = WriteKind.Upsert, Version = null }
                : write),
        _ => throw new ArgumentOutOfRangeException(nameof(law), law, "No defect against it."),
    };

    // The intent is kept in memory alone: whoever asks here finds it, and nobody else does.
    private static RigPorts OnlyRemembered(RigPorts ports)
    {
        Dictionary<string, string> memory = [];

        return Store(
            ports,
            row => memory.Remove(row.Key, out string? json) ? row with { Json = json } : row,
            write =>
            {
                bool isIntent = write.Json?.Contains("\"state\":\"Submitted\"", StringComparison.Ordinal) is true;
                if (isIntent)
                {
                    memory[write.Key] = write.Json!;
                }

                return isIntent ? null : write;
            });
    }

    // What is stored keeps its time: only the handlers are told another one.
    private static RigPorts NeverExpiring(RigPorts ports)
    {
        Dictionary<string, DateTimeOffset> expiries = [];

        return Store(
            ports,
            row => row.Key.StartsWith(Places.TradePrefix, StringComparison.Ordinal)
                ? Change<Trade>(row, trade =>
                {
                    expiries[row.Key] = trade.Signal.ExpiresAt;

                    return Expiring(trade, DateTimeOffset.MaxValue);
                })
                : row,
            write => write.Json is { } json && expiries.TryGetValue(write.Key, out DateTimeOffset expiry)
                ? write with { Json = Json(Expiring(Read<Trade>(json), expiry)) }
                : write);
    }

    private static Trade Expiring(Trade trade, DateTimeOffset at) =>
        trade with { Signal = trade.Signal with { ExpiresAt = at } };

    private static async Task<OrderReport> SendAgainAsync(ITradingVenue venue, OrderRequest order)
    {
        OrderReport report = await venue.SubmitAsync(order, CancellationToken.None);

        return report.Status is OrderStatus.Unknown
            ? await venue.SubmitAsync(order, CancellationToken.None)
            : report;
    }

    private static async Task TakeStopsBackAsync(ITradingVenue venue, IReadOnlyList<OpenOrder> resting)
    {
        foreach (OpenOrder stop in resting.Where(order => ClientOrderId.IsOurs(order.ClientOrderId)
            && order.StopPrice is not null))
        {
            await venue.CancelAsync(stop.Symbol, stop.ClientOrderId, CancellationToken.None);
        }
    }

    private static async Task TakeBackAsync(ITradingVenue venue, IReadOnlyList<OpenOrder> resting)
    {
        foreach (OpenOrder order in resting.Where(order => !ClientOrderId.IsOurs(order.ClientOrderId)))
        {
            await venue.CancelAsync(order.Symbol, order.ClientOrderId, CancellationToken.None);
        }
    }

    private static Func<Row, Row> Scaled(decimal factor) => row => row.Key == Places.PortfolioKey
        ? row with { Json = Scale(row.Json, factor) }
        : row;

    private static Write Scale(Write write, decimal factor) => write.Key == Places.PortfolioKey
        ? write with { Json = Scale(write.Json!, factor) }
        : write;

    private static string Scale(string json, decimal factor)
    {
        Portfolio ledger = Read<Portfolio>(json);

        return Json(ledger with
        {
            StartEquity = ledger.StartEquity * factor,
            Gross = ledger.Gross * factor,
            Fees = ledger.Fees * factor,
        });
    }

    private static Row Change<T>(Row row, Func<T, T> change) => row with { Json = Json(change(Read<T>(row.Json))) };

    private static T Read<T>(string json) => new Row(string.Empty, json, string.Empty).Read<T>().Value;

    private static string Json<T>(T value) =>
        System.Text.Json.JsonSerializer.Serialize(value, PipelineJson.Options);

    private static RigPorts Store(
        RigPorts ports, Func<Row, Row>? reads = null, Func<Write, Write?>? writes = null) => ports with
        {
            Store = new PlantedStore(ports.Store)
            {
                Reads = reads ?? (static row => row),
                Writes = writes ?? (static write => write),
            },
        };

    private static RigPorts Venue(
        RigPorts ports, Func<ITradingVenue, OrderRequest, Task<OrderReport>> submits) =>
        ports with { Venue = new PlantedVenue(ports.Venue) { Submits = submits } };
}
