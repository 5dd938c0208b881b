using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Paper;

/// <summary>A venue that trades against real books with money that is not there. Its state is in tables.</summary>
/// <remarks>
/// Like Binance it takes no second order under the id of an open one, which it then reports; takes the id of an ended
/// one again (the id alone protects nobody, which keeps the pipeline honest); and knows nothing of an order that it
/// refused.
/// </remarks>
public sealed class PaperVenue(PaperTerms terms, IStateStore store, IMarketData market, TimeProvider clock)
    : ITradingVenue
{
    private const string NoSymbol = "Invalid symbol.";
    private const string ReplaceFailed = "Order cancel-replace failed.";

    private readonly PaperLedger ledger = new(terms, store);
    private readonly PaperExchange exchange = new(terms, new PaperLedger(terms, store), market, clock);

    /// <inheritdoc />
    public Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken) => ReportAsync(
        order.ClientOrderId,
        async () =>
        {
            if (await exchange.ReceiveAsync(order.Symbol, [order], cancellationToken) is not { } met)
            {
                return Refused(order, NoSymbol);
            }

            PaperAnswer answer = await ledger.ChangeAsync(
                turn => PaperMatching.Submit(turn, order, met), cancellationToken);

            return answer.Of(order.ClientOrderId) ?? await RefusedAsync(order, answer.Refusal, cancellationToken);
        });

    /// <inheritdoc />
    public async Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        try
        {
            return await TryReplaceAsync(restingClientOrderId, order, cancellationToken);
        }
        catch (OutsideTroubleException trouble)
        {
            return new ReplaceReport(
                Unknown(restingClientOrderId, trouble), Unknown(order.ClientOrderId, trouble));
        }
    }

    /// <inheritdoc />
    public Task<OrderReport> CancelAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken) => ReportAsync(
        clientOrderId,
        async () =>
        {
            OrderReport known = await FindAsync(symbol, clientOrderId, cancellationToken);
            if (!IsOpen(known))
            {
                return known;
            }

            PaperAnswer answer = await ledger.ChangeAsync(
                turn =>
                {
                    if (turn.Account.Find(clientOrderId) is { } open)
                    {
                        PaperMatching.Cancel(turn, open);
                    }
                },
                cancellationToken);

            return answer.Of(clientOrderId) ?? await FindAsync(symbol, clientOrderId, cancellationToken);
        });

    /// <inheritdoc />
    public Task<OrderReport> QueryAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        ReportAsync(clientOrderId, () => FindAsync(symbol, clientOrderId, cancellationToken));

    /// <inheritdoc />
    public async Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken)
    {
        try
        {
            PaperAnswer answer = await exchange.ReceiveAsync(list.Symbol, list.Orders, cancellationToken) is { } met
                ? await ledger.ChangeAsync(turn => PaperLists.Submit(turn, list, met), cancellationToken)
                : new PaperAnswer(NoSymbol, []);

            var reports = new List<OrderReport>();
            foreach (OrderRequest order in list.Orders)
            {
                reports.Add(answer.Of(order.ClientOrderId)
                    ?? await RefusedAsync(order, answer.Refusal, cancellationToken));
            }

            return new ListReport(list.ClientListId, reports);
        }
        catch (OutsideTroubleException trouble)
        {
            return new ListReport(
                list.ClientListId, [.. list.Orders.Select(order => Unknown(order.ClientOrderId, trouble))]);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken)
    {
        await exchange.AdvanceAsync(symbol, cancellationToken);

        return await ledger.FillsAsync(symbol, fromTradeId, cancellationToken);
    }

    /// <inheritdoc />
    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) => Task.FromResult(terms.Fees);

    /// <inheritdoc />
    // There is no key that could be used from elsewhere, and no money that could be taken out.
    public Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken) => Task.FromResult(
        new KeyRights($"paper:{terms.Partition.Key}", CanTrade: true, CanWithdraw: false, IsAddressBound: true));

    /// <inheritdoc />
    public async Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken) =>
    [
        .. (await exchange.AdvanceAsync(null, cancellationToken)).Orders
            .Where(order => !order.IsPending)
            .Select(order => order.ToOpenOrder()),
    ];

    /// <inheritdoc />
    public async Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        (await exchange.AdvanceAsync(null, cancellationToken)).List();

    private async Task<ReplaceReport> TryReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        OrderReport resting = await FindAsync(order.Symbol, restingClientOrderId, cancellationToken);
        if (!IsOpen(resting))
        {
            return new ReplaceReport(resting, Refused(order, ReplaceFailed));
        }

        if (await exchange.ReceiveAsync(order.Symbol, [order], cancellationToken) is not { } met)
        {
            return new ReplaceReport(resting, Refused(order, NoSymbol));
        }

        PaperAnswer answer = await ledger.ChangeAsync(
            turn =>
            {
                if (turn.Account.Find(restingClientOrderId) is { } open)
                {
                    PaperMatching.Replace(turn, open, order, met);
                }
            },
            cancellationToken);

        return answer switch
        {
            { Refusal: { } refusal } => new ReplaceReport(resting, Refused(order, refusal)),
            { Reports: [.., var placed] } => new ReplaceReport(
                answer.Reports.First(report => report.ClientOrderId == restingClientOrderId), placed),
            _ => new ReplaceReport(
                await FindAsync(order.Symbol, restingClientOrderId, cancellationToken),
                Refused(order, ReplaceFailed)),
        };
    }

    private async Task<OrderReport> FindAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        PaperAccount account = await exchange.AdvanceAsync(symbol, cancellationToken);

        return await ledger.ReportAsync(account, clientOrderId, cancellationToken)
            ?? new OrderReport(clientOrderId, OrderStatus.NotFound, []);
    }

    private static async Task<OrderReport> ReportAsync(string clientOrderId, Func<Task<OrderReport>> call)
    {
        try
        {
            return await call();
        }
        catch (OutsideTroubleException trouble)
        {
            return Unknown(clientOrderId, trouble);
        }
    }

    // That an id is taken means that an earlier request was accepted: what is wanted is known, and is reported.
    private async Task<OrderReport> RefusedAsync(
        OrderRequest order, string? refusal, CancellationToken cancellationToken)
    {
        OrderReport known = refusal == PaperRefusals.Duplicate
            ? await FindAsync(order.Symbol, order.ClientOrderId, cancellationToken)
            : Refused(order, refusal);

        return IsOpen(known) ? known : Refused(order, refusal);
    }

    private static bool IsOpen(OrderReport report) =>
        report.Status is OrderStatus.Open or OrderStatus.PartiallyFilled or OrderStatus.Pending;

    private static OrderReport Refused(OrderRequest order, string? reason) =>
        OrderReport.Refused(order.ClientOrderId, reason);

    private static OrderReport Unknown(string clientOrderId, OutsideTroubleException trouble) =>
        new(clientOrderId, OrderStatus.Unknown, [], trouble.Message);
}
