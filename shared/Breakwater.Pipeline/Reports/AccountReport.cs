using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Reports;

/// <summary>Compares the account with the journal of all trades, to the last digit. Changes nothing.</summary>
/// <remarks>
/// A fill that the venue has and the bot has not seen yet is a difference until the next look at the position. Every
/// trade since the ledger was opened is read, which is for an operator's question and not for a timer.
/// </remarks>
public sealed class AccountReport(
    BotSettings settings, IStateStore store, ITradingVenue venue, TradeBook book, TimeProvider clock)
{
    private const int PageMax = 1000;

    // A ledger on paper does not say when it began.
    private const int PaperMonths = 12;
    private const int ReadsMax = 5;

    /// <summary>The comparison now.</summary>
    public async Task<AccountView> ReadAsync(CancellationToken cancellationToken)
    {
        LedgerOpening? opening = await book.OpeningAsync(cancellationToken);
        IReadOnlyList<Trade> trades = await TradesAsync(opening, cancellationToken);
        IReadOnlyList<Balance> balances = [];
        IReadOnlyList<OpenOrder> resting = [];
        for (int read = 0; read < ReadsMax; read++)
        {
            balances = await venue.BalancesAsync(cancellationToken);
            resting = await venue.OpenOrdersAsync(cancellationToken);
            IReadOnlyList<Trade> after = await TradesAsync(opening, cancellationToken);
            // Only what did not change around the venue's answer belongs to it.
            bool still = after.Sum(FillsOf) == trades.Sum(FillsOf) && after.Count == trades.Count;
            trades = after;
            if (still)
            {
                break;
            }
        }

        return AccountView.Of(new AccountSources(
            settings.Bot,
            settings.Mode.ToString().ToLowerInvariant(),
            settings.Venue,
            opening?.Account,
            opening?.Balances ?? [new Balance(settings.QuoteAsset, await StartAsync(cancellationToken), 0m)],
            balances,
            resting,
            trades));
    }

    private async Task<decimal> StartAsync(CancellationToken cancellationToken) =>
        (await book.PortfolioAsync(cancellationToken)).Value.StartEquity;

    private static int FillsOf(Trade trade) => trade.Legs.Sum(leg => leg.Fills.Count);

    private async Task<IReadOnlyList<Trade>> TradesAsync(LedgerOpening? opening, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset first = opening?.At ?? now.AddMonths(-PaperMonths);
        // The current ones first: one that ends meanwhile is then found in one place at least.
        var trades = new List<Trade>((await book.TradesAsync(cancellationToken)).Select(trade => trade.Value));
        var month = new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero);
        for (; month <= now; month = month.AddMonths(1))
        {
            trades.AddRange(await MonthAsync(settings.Places.History(month), cancellationToken));
        }

        return [.. trades.DistinctBy(trade => trade.Id)];
    }

    private async Task<List<Trade>> MonthAsync(Partition partition, CancellationToken cancellationToken)
    {
        var trades = new List<Trade>();
        IReadOnlyList<Row> page;
        string? after = null;
        do
        {
            page = await store.PageAsync(partition, after, PageMax, cancellationToken);
            trades.AddRange(page.Select(row => row.Read<Trade>().Value));
            after = page.Count > 0 ? page[^1].Key : null;
        }
        while (page.Count == PageMax);

        return trades;
    }
}
