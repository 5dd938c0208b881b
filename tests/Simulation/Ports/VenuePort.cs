using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Ports;

/// <summary>The venue as one process reaches it, answering as the Binance adapter would.</summary>
public sealed class VenuePort(Site site, Line line) : ITradingVenue
{
    private const string NotHeard = "no answer";
    private readonly OrderDesk desk = site.Desk;

    public async Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        var ticket = OrderTicket.Of(order);
        site.Watch.Sending(line.Instance, ticket);
        DateTimeOffset signed = site.Now;
        (OrderReport report, TimeSpan after) = await line.CallAsync(
            "submit", ticket.ClientOrderId, () => desk.Submit(signed, ticket));
        await WaitAsync(after);

        return Seen(report);
    }

    public async Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        var ticket = OrderTicket.Of(order);
        site.Watch.Sending(line.Instance, ticket);
        DateTimeOffset signed = site.Now;
        (ReplaceReport? known, TimeSpan after) = await line.CallAsync(
            "replace", ticket.ClientOrderId, () => desk.Replace(signed, restingClientOrderId, ticket));
        await WaitAsync(after);
        ReplaceReport both = known ?? await line.CallAsync(
            "query both", ticket.ClientOrderId, () => desk.AskBoth(restingClientOrderId, ticket));
        site.Trace.Add(line.Instance, "  resting", both.Resting.Status.ToString());
        Seen(both.Placed);

        return both;
    }

    public async Task<OrderReport> CancelAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        site.Watch.Orders.Cancelling(clientOrderId);
        (OrderReport report, TimeSpan after) = await line.CallAsync(
            "cancel", clientOrderId, () => desk.Cancel(symbol, clientOrderId));
        await WaitAsync(after);

        return Seen(report);
    }

    public async Task<OrderReport> QueryAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        (OrderReport report, TimeSpan after) = await line.CallAsync(
            "query", clientOrderId, () => desk.Query(symbol, clientOrderId));
        await WaitAsync(after);

        return Seen(report);
    }

    public async Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken)
    {
        DateTimeOffset signed = site.Now;
        foreach (OrderRequest order in list.Orders)
        {
            site.Watch.Sending(line.Instance, OrderTicket.Of(order));
        }

        (ListReport report, TimeSpan after) = await line.CallAsync(
            "submit list", list.ClientListId, () => desk.SubmitList(signed, list));
        await WaitAsync(after);

        return report;
    }

    public Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken) =>
        AskAsync("fills", () => desk.Fills(symbol, fromTradeId));

    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) =>
        AskAsync("fees", () =>
        {
            decimal points = site.Exchange.Fees.Rate * 10_000m;

            return new FeeRates(points, points, site.Exchange.Fees.DiscountAsset);
        });

    public Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken) =>
        AskAsync("rights", static () => new KeyRights("account", true, false, true));

    public Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken) =>
        AskAsync("open orders", desk.Open);

    public Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<Balance>>("balances", () =>
            [.. site.Exchange.Account.Amounts.Select(one => new Balance(one.Asset, one.Free, one.Locked))]);

    private Task<T> AskAsync<T>(string what, Func<T> answer) => line.CallAsync(what, string.Empty, () =>
        VenueAnswer.ToQuestion(site, Fault.QueryUnanswered).Hears is null
            ? answer()
            : throw new OutsideTroubleException(NotHeard));

    private async Task WaitAsync(TimeSpan span)
    {
        if (span > TimeSpan.Zero)
        {
            await line.Idle(span);
        }
    }

    private OrderReport Seen(OrderReport report)
    {
        site.Trace.Add(line.Instance, "  answer", OrderDesk.NameOf(report.Status));

        return report;
    }
}
