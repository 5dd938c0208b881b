using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Paper;

/// <summary>A venue that trades against real books with money that is not there. Its state is in tables.</summary>
/// <remarks>
/// Like Binance it refuses a second order under the id of a resting one, takes the id of an ended one again (the id
/// alone protects nobody, which keeps the pipeline honest), and knows nothing of an order that it refused.
/// </remarks>
public sealed class PaperVenue(PaperTerms terms, IStateStore store, IMarketData market, TimeProvider clock)
    : ITradingVenue
{
    private const string NoSymbol = "Invalid symbol.";

    private readonly PaperLedger ledger = new(terms, store);
    private readonly PaperExchange exchange =
        new(new PaperLedger(terms, store), market, clock, terms.FeeBasisPoints);

    /// <inheritdoc />
    public Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken) => ReportAsync(
        order.ClientOrderId,
        async () =>
        {
            if (await exchange.MeetAsync(order.Symbol, cancellationToken) is not { } met)
            {
                return PaperMatching.Refused(order.ClientOrderId, NoSymbol);
            }

            IReadOnlyList<PaperOutcome> outcomes = await ledger.ChangeAsync(
                account => [PaperMatching.Submit(account, order, met)], cancellationToken);

            return outcomes[^1].Report;
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
            if (known.Status is not OrderStatus.Open)
            {
                return known;
            }

            IReadOnlyList<PaperOutcome> outcomes = await ledger.ChangeAsync(
                account => account.Stop(clientOrderId) is { } stop ? [PaperMatching.Cancel(account, stop)] : [],
                cancellationToken);

            return outcomes is [var cancelled]
                ? cancelled.Report
                : await FindAsync(symbol, clientOrderId, cancellationToken);
        });

    /// <inheritdoc />
    public Task<OrderReport> QueryAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        ReportAsync(clientOrderId, () => FindAsync(symbol, clientOrderId, cancellationToken));

    /// <inheritdoc />
    public Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc />
    public async Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken) =>
        [.. (await exchange.AdvanceAsync(null, cancellationToken)).Resting.Select(stop => stop.ToOpenOrder())];

    /// <inheritdoc />
    public async Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        (await exchange.AdvanceAsync(null, cancellationToken)).List();

    private async Task<ReplaceReport> TryReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        const string failed = "Order cancel-replace failed.";
        OrderReport resting = await FindAsync(order.Symbol, restingClientOrderId, cancellationToken);
        if (resting.Status is not OrderStatus.Open)
        {
            return new ReplaceReport(resting, PaperMatching.Refused(order.ClientOrderId, failed));
        }

        if (await exchange.MeetAsync(order.Symbol, cancellationToken) is not { } met)
        {
            return new ReplaceReport(resting, PaperMatching.Refused(order.ClientOrderId, NoSymbol));
        }

        IReadOnlyList<PaperOutcome> outcomes = await ledger.ChangeAsync(
            account => account.Stop(restingClientOrderId) is { } stop ? Replace(account, stop, order, met) : [],
            cancellationToken);

        return outcomes switch
        {
            [var cancelled, var placed] => new ReplaceReport(cancelled.Report, placed.Report),
            [var refused] => new ReplaceReport(resting, refused.Report),
            _ => new ReplaceReport(
                await FindAsync(order.Symbol, restingClientOrderId, cancellationToken),
                PaperMatching.Refused(order.ClientOrderId, failed)),
        };
    }

    private static IReadOnlyList<PaperOutcome> Replace(
        PaperAccount account, PaperStop stop, OrderRequest order, PaperMarket met)
    {
        PaperOutcome cancelled = PaperMatching.Cancel(account, stop);
        PaperOutcome submitted = PaperMatching.Submit(cancelled.Account, order, met);

        // A stop that cannot be replaced stays where it is.
        return submitted.Report.Status is OrderStatus.Rejected
            ? [submitted with { Account = account }]
            : [cancelled, submitted];
    }

    private async Task<OrderReport> FindAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        PaperAccount account = await exchange.AdvanceAsync(symbol, cancellationToken);

        return account.Stop(clientOrderId) is not null
            ? PaperMatching.Open(clientOrderId)
            : await ledger.EndedAsync(clientOrderId, cancellationToken)
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

    private static OrderReport Unknown(string clientOrderId, OutsideTroubleException trouble) =>
        new(clientOrderId, OrderStatus.Unknown, [], trouble.Message);
}

/// <summary>How paper trades.</summary>
/// <param name="Partition">Where its rows are.</param>
/// <param name="QuoteAsset">What it starts with.</param>
/// <param name="StartBalance">How much of it.</param>
/// <param name="FeeBasisPoints">Taker fee.</param>
public sealed record PaperTerms(Partition Partition, string QuoteAsset, decimal StartBalance, decimal FeeBasisPoints);
