using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Reports;

/// <summary>Answers what operators ask: positions, orders, trades, decisions, performance. Changes nothing.</summary>
public sealed class BotReports(
    BotSettings settings, IStateStore store, IMarketData market, ITradingVenue venue, TradeBook book,
    TimeProvider clock)
{
    /// <summary>Most rows of one answer.</summary>
    public const int PageMax = 1000;

    // Recent enough to tell how the market is now, and one page.
    private const int NewestTrades = 200;

    /// <summary>Open positions at the current bid.</summary>
    public async Task<IReadOnlyList<PositionView>> PositionsAsync(CancellationToken cancellationToken)
    {
        Trade[] open = await OpenAsync(cancellationToken);
        if (open.Length == 0)
        {
            return [];
        }

        IReadOnlyList<BookTop> tops = await market.BookTopsAsync(
            [.. open.Select(trade => trade.Symbol).Distinct()], cancellationToken);

        return [.. open.Select(trade => PositionView.Of(
            trade, tops.FirstOrDefault(top => top.Symbol == trade.Symbol)?.BidPrice))];
    }

    /// <summary>Orders of running and closed trades, newest first.</summary>
    public async Task<IReadOnlyList<OrderView>> OrdersAsync(int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<Stored<Trade>> current = await book.TradesAsync(cancellationToken);
        ReportPage<Trade> closed = await HistoryAsync(null, limit, cancellationToken);

        return
        [
            .. current.Select(trade => trade.Value)
                .Concat(closed.Items)
                .DistinctBy(trade => trade.Id)
                .SelectMany(trade => trade.Legs.Select(leg => OrderView.Of(trade, leg)))
                .OrderByDescending(order => order.At)
                .ThenBy(order => order.ClientOrderId, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    /// <summary>Closed trades, newest first.</summary>
    public async Task<ReportPage<TradeView>> TradesAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        ReportPage<Trade> page = await HistoryAsync(after, limit, cancellationToken);

        return new ReportPage<TradeView>(
            [.. page.Items.Where(trade => trade.Status is TradeStatus.Closed).Select(TradeView.Of)], page.Next);
    }

    /// <summary>The ledger beside what the venue says the account is worth, open positions at cost.</summary>
    public async Task<Performance> PerformanceAsync(CancellationToken cancellationToken)
    {
        Stored<Portfolio> stored = await book.PortfolioAsync(cancellationToken);
        Portfolio portfolio = stored.Value;
        Trade[] open = await OpenAsync(cancellationToken);
        IReadOnlyList<PositionView> positions = await PositionsAsync(cancellationToken);
        IReadOnlyList<Balance> balances = await venue.BalancesAsync(cancellationToken);
        decimal quote = balances.Where(balance => balance.Asset == settings.QuoteAsset)
            .Sum(balance => balance.Free + balance.Locked);
        // What was paid less what part sales brought back: the ledger books a trade only when it has closed.
        decimal atCost = -open.Sum(trade => TradeFlows.Of(trade, settings.QuoteAsset));
        LedgerOpening? opening = await book.OpeningAsync(cancellationToken);
        decimal notOurs = opening is null ? 0m : opening.Of(settings.QuoteAsset) - opening.StartEquity;
        IReadOnlyList<Trade> closed = (await HistoryAsync(null, NewestTrades, cancellationToken)).Items;
        decimal worth = quote - notOurs + atCost + portfolio.Remainders;

        return new Performance(
            settings.Bot,
            portfolio.StartEquity,
            portfolio.Equity,
            portfolio.Gross,
            portfolio.Fees,
            portfolio.Gross - portfolio.Fees,
            positions.Sum(position => position.Unrealized ?? 0m),
            worth,
            open.Length,
            portfolio.ClosedTrades,
            worth - portfolio.Equity)
        {
            Slippage = SlippageReport.Of(closed),
            Unprotected = ExposureReport.Of(closed),
        };
    }

    private async Task<Trade[]> OpenAsync(CancellationToken cancellationToken) =>
    [
        .. (await book.TradesAsync(cancellationToken))
            .Select(trade => trade.Value)
            .Where(trade => trade is { Status: TradeStatus.Entering or TradeStatus.Open, BoughtQuantity: > 0m }),
    ];

    private async Task<ReportPage<Trade>> HistoryAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (Partition partition, string? key) = MonthCursor.Parse(after, settings.Places, now);
        var items = new List<Trade>();
        // Empty months are stepped over, but not for ever: a year back is the end of what is listed.
        for (int month = 0; month < 12; month++)
        {
            IReadOnlyList<Row> rows = await store.PageAsync(partition, key, limit - items.Count, cancellationToken);
            items.AddRange(rows.Select(row => row.Read<Trade>().Value));
            if (items.Count >= limit)
            {
                return new ReportPage<Trade>(items, MonthCursor.Format(partition, rows[^1].Key));
            }

            partition = MonthCursor.Before(partition, settings.Places);
            key = null;
        }

        return new ReportPage<Trade>(items, null);
    }
}

/// <summary>One page of an answer.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record ReportPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>What was won and lost.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="StartEquity">Quote currency, as all amounts.</param>
/// <param name="Equity">Start plus gross minus fees of closed trades; open positions at cost.</param>
/// <param name="Gross">Results of closed trades before fees.</param>
/// <param name="Fees">Their fees.</param>
/// <param name="Net">Gross minus fees.</param>
/// <param name="Unrealized">Of open positions at the current bid.</param>
/// <param name="VenueEquity">The same from the venue's balances: quote without what was not entrusted to the bot, open
/// positions at cost, remainders as booked.</param>
/// <param name="OpenPositions">How many.</param>
/// <param name="ClosedTrades">How many.</param>
/// <param name="Difference">Venue minus ledger; zero, or money was made or lost that no trade explains.</param>
public sealed record Performance(
    string Bot,
    decimal StartEquity,
    decimal Equity,
    decimal Gross,
    decimal Fees,
    decimal Net,
    decimal Unrealized,
    decimal VenueEquity,
    int OpenPositions,
    int ClosedTrades,
    decimal Difference)
{
    /// <summary>Of the newest 200 closed trades.</summary>
    public required SlippageReport Slippage { get; init; }

    /// <summary>Of the same trades.</summary>
    public required ExposureReport Unprotected { get; init; }
}
