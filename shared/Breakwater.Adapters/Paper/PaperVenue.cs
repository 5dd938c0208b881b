using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Paper;

/// <summary>A venue that trades against real books with money that is not there. Its state is in tables.</summary>
/// <remarks>
/// Like Binance it refuses a second order under the id of a resting one, and takes the id of an ended one again: the
/// id alone protects nobody, which keeps the pipeline honest.
/// </remarks>
public sealed class PaperVenue(PaperTerms terms, IStateStore store, IMarketData market, TimeProvider clock)
    : ITradingVenue
{
    private const string AccountKey = "account";
    private const string OrderPrefix = "order:";
    private static readonly TimeSpan CheckedStep = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    public async Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        PaperMarket met = await MeetAsync(order.Symbol, cancellationToken);

        return await ChangeAsync(account => [PaperMatching.Submit(account, order, met)], cancellationToken);
    }

    /// <inheritdoc />
    public async Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        OrderReport resting = await QueryAsync(order.Symbol, restingClientOrderId, cancellationToken);
        if (resting.Status is not OrderStatus.Open)
        {
            const string refusal = "Order cancel-replace failed.";

            return new ReplaceReport(
                resting, new OrderReport(order.ClientOrderId, OrderStatus.Rejected, [], refusal));
        }

        PaperMarket met = await MeetAsync(order.Symbol, cancellationToken);
        OrderReport placed = await ChangeAsync(
            account =>
            {
                PaperStop stop = account.Resting.Single(other => other.ClientOrderId == restingClientOrderId);
                PaperOutcome cancelled = PaperMatching.Cancel(account, stop);
                PaperOutcome submitted = PaperMatching.Submit(cancelled.Account, order, met);

                // A stop that cannot be replaced stays where it is.
                return submitted.Report.Status is OrderStatus.Rejected
                    ? [submitted with { Account = account }]
                    : [cancelled, submitted];
            },
            cancellationToken);

        return new ReplaceReport(
            await QueryAsync(order.Symbol, restingClientOrderId, cancellationToken), placed);
    }

    /// <inheritdoc />
    public async Task<OrderReport> CancelAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        OrderReport known = await QueryAsync(symbol, clientOrderId, cancellationToken);

        return known.Status is not OrderStatus.Open
            ? known
            : await ChangeAsync(
                account => account.Resting.FirstOrDefault(stop => stop.ClientOrderId == clientOrderId) is { } stop
                    ? [PaperMatching.Cancel(account, stop)]
                    : [new PaperOutcome(account, known)],
                cancellationToken);
    }

    /// <inheritdoc />
    public async Task<OrderReport> QueryAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken)
    {
        Stored<PaperAccount> account = await AdvanceAsync(cancellationToken);
        if (account.Value.Resting.Any(stop => stop.ClientOrderId == clientOrderId))
        {
            return new OrderReport(clientOrderId, OrderStatus.Open, []);
        }

        Row? row = await store.FindAsync(terms.Partition, OrderPrefix + clientOrderId, cancellationToken);

        return row?.Read<OrderReport>().Value ?? new OrderReport(clientOrderId, OrderStatus.NotFound, []);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken) =>
        [.. (await AdvanceAsync(cancellationToken)).Value.Resting.Select(stop => stop.ToOpenOrder())];

    /// <inheritdoc />
    public async Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        (await LoadAsync(cancellationToken)).Value.List();

    private async Task<Stored<PaperAccount>> LoadAsync(CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(terms.Partition, AccountKey, cancellationToken);

        return row?.Read<PaperAccount>()
            ?? new Stored<PaperAccount>(AccountKey, PaperAccount.Opened(terms.QuoteAsset, terms.StartBalance), null);
    }

    /// <summary>Triggers every resting stop that the market has touched since the last look.</summary>
    private async Task<Stored<PaperAccount>> AdvanceAsync(CancellationToken cancellationToken)
    {
        Stored<PaperAccount> account = await LoadAsync(cancellationToken);
        foreach (PaperStop stop in account.Value.Resting)
        {
            PaperTouch touch = await PaperTouches.LookAsync(market, stop, clock.GetUtcNow(), cancellationToken);
            if (touch.Price is { } price)
            {
                PaperMarket met = await MeetAsync(stop.Symbol, cancellationToken);
                await ChangeAsync(
                    now => now.Resting.Contains(stop) ? [PaperMatching.Trigger(now, stop, met, price)] : [],
                    cancellationToken);
            }
            else if (touch.SeenUntil is { } seen && seen - stop.CheckedUntil > CheckedStep)
            {
                await ChangeAsync(
                    now => now.Resting.Contains(stop)
                        ? [PaperMatching.Seen(now, stop, seen)]
                        : [],
                    cancellationToken);
            }
        }

        return account.Value.Resting.Count == 0 ? account : await LoadAsync(cancellationToken);
    }

    private async Task<OrderReport> ChangeAsync(
        Func<PaperAccount, IReadOnlyList<PaperOutcome>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            Stored<PaperAccount> account = await LoadAsync(cancellationToken);
            IReadOnlyList<PaperOutcome> outcomes = change(account.Value);
            if (outcomes.Count == 0)
            {
                return new OrderReport(string.Empty, OrderStatus.NotFound, []);
            }

            // Account and answers in one commit: what was answered has happened, also after a crash.
            Changes changes = new Changes(terms.Partition).Put(account, outcomes[^1].Account);
            foreach (PaperOutcome outcome in outcomes.Where(outcome => outcome.Report.Status is not OrderStatus.Open))
            {
                changes.Upsert(OrderPrefix + outcome.Report.ClientOrderId, outcome.Report);
            }

            if (await store.CommitAsync(terms.Partition, changes.Writes, cancellationToken))
            {
                return outcomes[^1].Report;
            }
        }
    }

    private async Task<PaperMarket> MeetAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
        Instrument instrument = instruments.FirstOrDefault(other => other.Symbol == symbol)
            ?? throw new OutsideTroubleException($"The venue does not list {symbol}.");

        return new PaperMarket(
            instrument,
            await market.BookAsync(symbol, cancellationToken),
            terms.FeeBasisPoints,
            clock.GetUtcNow());
    }
}

/// <summary>How paper trades.</summary>
/// <param name="Partition">Where its rows are.</param>
/// <param name="QuoteAsset">What it starts with.</param>
/// <param name="StartBalance">How much of it.</param>
/// <param name="FeeBasisPoints">Taker fee.</param>
public sealed record PaperTerms(Partition Partition, string QuoteAsset, decimal StartBalance, decimal FeeBasisPoints);
