using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Paper;

/// <summary>Where the paper account meets the market: books for its orders, and looks at those that rest.</summary>
internal sealed class PaperExchange(PaperTerms terms, PaperLedger ledger, IMarketData market, TimeProvider clock)
{
    private static readonly TimeSpan CheckedStep = TimeSpan.FromMinutes(30);

    /// <summary>The market that orders meet which are sent now; null when the venue does not list it.</summary>
    /// <remarks>
    /// What they take is dearer by as much as the price is likely to have moved while they were on their way: the range
    /// of the last minute, shrunk by the square root of time as for a random walk, down to the tick.
    /// </remarks>
    public async Task<PaperMarket?> ReceiveAsync(
        Symbol symbol, IEnumerable<OrderRequest> orders, CancellationToken cancellationToken)
    {
        PaperMarket? met = await MeetAsync(symbol, cancellationToken);
        if (met is null || terms.Latency <= TimeSpan.Zero || !orders.Any(CanTake))
        {
            return met;
        }

        var minutes = new PaperMinutes(market, met.Now);
        decimal range = await minutes.LastRangeAsync(symbol, cancellationToken);
        decimal part = (decimal)Math.Sqrt(terms.Latency / Timeframe.M1.Duration());

        return met with { Drift = met.Instrument.PriceDown(range * part) };
    }

    /// <summary>
    /// Does what the market has done to the open orders, of one symbol or of all, since the last look.
    /// </summary>
    public async Task<PaperAccount> AdvanceAsync(Symbol? symbol, CancellationToken cancellationToken)
    {
        Stored<PaperAccount> account = await ledger.LoadAsync(cancellationToken);
        PaperOrder[] orders =
        [
            .. account.Value.Orders
                .Where(order => !order.IsPending && (symbol is null || order.Symbol == symbol)),
        ];
        if (orders.Length == 0)
        {
            return account.Value;
        }

        bool isChanged = false;
        IReadOnlyList<PaperSight> sights = await LookAsync(orders, cancellationToken);

        // In the order of time; inside one minute nobody knows, so a stop is taken to have been first.
        foreach (PaperSight sight in sights
            .OrderBy(sight => sight.At)
            .ThenBy(sight => sight.Order is not { WaitsForTrigger: true, IsStopLoss: true })
            .ThenBy(sight => sight.Order.Id))
        {
            isChanged |= await ApplyAsync(sight, cancellationToken);
        }

        return isChanged ? (await ledger.LoadAsync(cancellationToken)).Value : account.Value;
    }

    private async Task<IReadOnlyList<PaperSight>> LookAsync(PaperOrder[] orders, CancellationToken cancellationToken)
    {
        IReadOnlyList<BookTop> tops = await market.BookTopsAsync(
            [.. orders.Select(order => order.Symbol).Distinct()], cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        var look = new PaperLook(new PaperMinutes(market, now), terms, now);
        var sights = new List<PaperSight>();
        foreach (PaperOrder order in orders)
        {
            // A coin that the venue no longer lists has no top: its orders wait and are in nobody's way.
            if (tops.FirstOrDefault(top => top.Symbol == order.Symbol) is { } top)
            {
                int peers = orders.Count(other => IsPeer(other, order));
                sights.Add(await look.LookAsync(order, top, peers, cancellationToken));
            }
        }

        return sights;
    }

    // What trades in a minute is there once, however many orders the account has at it.
    private static bool IsPeer(PaperOrder other, PaperOrder order) => other.Id == order.Id
        || (!other.WaitsForTrigger && other.Symbol == order.Symbol && other.Side == order.Side);

    private async Task<bool> ApplyAsync(PaperSight sight, CancellationToken cancellationToken)
    {
        if (sight.IsEvent && await MeetAsync(sight.Order.Symbol, cancellationToken) is { } met)
        {
            await ledger.ChangeAsync(turn => Apply(turn, sight, met), cancellationToken);

            return true;
        }

        if (!sight.IsEvent && sight.SeenUntil - sight.Order.CheckedUntil > CheckedStep)
        {
            await ledger.ChangeAsync(turn => Apply(turn, sight, null), cancellationToken);
        }

        return false;
    }

    private static void Apply(PaperTurn turn, PaperSight sight, PaperMarket? met)
    {
        if (sight.Same(turn.Account) is null)
        {
            return;
        }

        if (met is null)
        {
            turn.Put(sight.Noted);
        }
        else if (sight.TouchPrice is { } price)
        {
            PaperMatching.Trigger(turn, sight, price, met);
        }
        else
        {
            PaperMatching.Pass(turn, sight, met);
        }
    }

    private async Task<PaperMarket?> MeetAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        IReadOnlyList<Instrument> instruments = await market.InstrumentsAsync(cancellationToken);
        if (instruments.FirstOrDefault(other => other.Symbol == symbol) is not { } instrument)
        {
            return null;
        }

        OrderBook book = await market.BookAsync(symbol, cancellationToken);

        return new PaperMarket(instrument, book, terms, clock.GetUtcNow())
        {
            DiscountPrice = await DiscountPriceAsync(instrument.QuoteAsset, cancellationToken),
        };
    }

    private async Task<decimal?> DiscountPriceAsync(string quoteAsset, CancellationToken cancellationToken)
    {
        if (terms.Fees.DiscountAsset is not { } asset || asset == quoteAsset)
        {
            return null;
        }

        IReadOnlyList<BookTop> tops = await market.BookTopsAsync([Symbol.Of(asset + quoteAsset)], cancellationToken);

        return tops is [{ BidPrice: > 0m } top] ? top.BidPrice : null;
    }

    private static bool CanTake(OrderRequest order) =>
        order.Type is OrderType.Market or OrderType.Limit or OrderType.LimitImmediate or OrderType.LimitOrKill;
}
