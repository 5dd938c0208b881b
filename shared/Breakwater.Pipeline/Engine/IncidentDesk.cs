using System.Globalization;
using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Reports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Engine;

/// <summary>Watches an exit of everything until nothing is left, then writes its report.</summary>
public sealed class IncidentDesk(
    BotSettings settings, IStateStore store, TradeBook book, EngineDesk desk, AlertDesk alerts)
{
    /// <summary>Reports of one answer at most.</summary>
    public const int PageMax = 100;

    private const string Prefix = "incident:";

    /// <summary>
    /// Once no trade runs and no order of ours rests, stores that the account is flat, with the report, in one commit.
    /// </summary>
    /// <param name="resting">What rests at the venue, as just answered.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task CompleteAsync(
        IReadOnlyList<OpenOrder> resting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        if (control.Value is { ExitAll: null } or { FlatAt: not null })
        {
            return;
        }

        // Read after the control: what was entered until it was stored is among them.
        Trade[] trades = [.. (await book.TradesAsync(cancellationToken)).Select(trade => trade.Value)];
        if (trades.Any(trade => trade.IsRunning))
        {
            return;
        }

        Incident incident = await DescribeAsync(control.Value, trades, resting, cancellationToken);
        if (incident.OrdersStillOpen.Count > 0)
        {
            return;
        }

        Incident done = incident with { FlatAt = now };
        Changes changes = new Changes(settings.Places.Engine)
            .Put(control, control.Value.Flat(now))
            .Upsert(KeyOf(done.At), done);
        // A conflict means that a command came in between or another instance was quicker: the next look decides.
        if (await store.CommitAsync(changes.Partition, changes.Writes, cancellationToken))
        {
            string text = string.Create(
                CultureInfo.InvariantCulture,
                $"flat after {(now - done.At).TotalSeconds:0.0} s, {done.Exits.Count} exits, net {done.Result:0.00}");
            await alerts.TellAsync(
                new RiskAlert(settings.Bot, "flat", text, now), done.Kind, text, cancellationToken);
        }
    }

    /// <summary>The newest reports, one that is still under way first.</summary>
    public async Task<IReadOnlyList<Incident>> ListAsync(CancellationToken cancellationToken)
    {
        Stored<BotControl> control = await desk.ControlAsync(cancellationToken);
        // Read after the control: one that ends in between is among them.
        IReadOnlyList<Row> rows = await store.ListAsync(settings.Places.Engine, Prefix, cancellationToken);
        Incident[] written = [.. rows.Take(PageMax).Select(row => row.Read<Incident>().Value)];
        if (control.Value is { ExitAll: null } or { FlatAt: not null })
        {
            return written;
        }

        IReadOnlyList<Stored<Trade>> trades = await book.TradesAsync(cancellationToken);
        Incident running = await DescribeAsync(
            control.Value, [.. trades.Select(trade => trade.Value)], [], cancellationToken);

        return written.Any(one => one.At == running.At) ? written : [running, .. written];
    }

    private async Task<Incident> DescribeAsync(
        BotControl control, IReadOnlyList<Trade> trades, IReadOnlyList<OpenOrder> resting,
        CancellationToken cancellationToken)
    {
        Stored<Portfolio> portfolio = await book.PortfolioAsync(cancellationToken);

        return Incident.Of(
            settings.Bot, control, portfolio.Value, trades, resting.Select(order => order.ClientOrderId));
    }

    // Newest first: the rest of time until the end of the calendar is the key.
    private static string KeyOf(DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}");
}
