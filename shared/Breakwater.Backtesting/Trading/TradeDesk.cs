using Breakwater.Backtesting.Surroundings;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting.Trading;

/// <summary>Holds the trades and the ledger, and takes them through each candle: open, lows, highs, close.</summary>
internal sealed class TradeDesk(BacktestRequest request, Decisions decisions, IBacktestObserver observer)
{
    private const string TargetOutcome = "target-";

    // What happens within a candle happened before it closed, also where a new day begins at the close.
    private static readonly TimeSpan LastMoment = TimeSpan.FromMilliseconds(1);

    private readonly BacktestVenue venue = new(request.Assumptions, request.StartEquity);
    private readonly SortedDictionary<Symbol, OpenTrade> open = [];
    private readonly List<OpenTrade> ended = [];

    public Portfolio Portfolio { get; private set; } = new(request.StartEquity, 0m, 0m);

    /// <summary>Trades that are being entered or open, by symbol.</summary>
    public IReadOnlyCollection<OpenTrade> Open => open.Values;

    /// <summary>Trades that ended, in that order, also those that were never filled.</summary>
    public IReadOnlyList<OpenTrade> Ended => ended;

    public BacktestVenue Venue => venue;

    // Within a candle only targets are taken: nothing is added at a price that is only known to have been touched.
    private LedgerView Nothing => new(TradingState.Halted, Portfolio, 0m);

    // What a pending entry may cost is not free, although the venue does not know of it yet.
    public LedgerView Ledger => new(request.State, Portfolio, venue.Quote - open.Values
        .Where(static held => held.Trade.Status is TradeStatus.Entering)
        .Sum(static held => held.Trade.Approval.Quantity * held.Trade.Approval.MaxPrice));

    /// <summary>Writes the intent of an entry; it is sent at the next open.</summary>
    public void Enter(RiskDecision.Approved approved, BreakoutSignal signal, MarketView view)
    {
        Trade trade = decisions.Enter(approved, signal, view);
        Portfolio = Portfolio.At(view.Now).Reserve(approved.Reservation);
        open.Add(trade.Symbol, new OpenTrade(trade, 0m));
        observer.Moved(view.Now, trade);
    }

    /// <summary>The candles that open now: orders that were decided before, then stops, then targets.</summary>
    public void Trade(MarketView view)
    {
        foreach (Symbol symbol in open.Keys.ToArray())
        {
            SyntheticMarket market = view[symbol];
            if (market.History.OpeningAt(view.Now) is not { } candle)
            {
                continue;
            }

            DateTimeOffset within = candle.OpenTime + market.History.Timeframe.Duration() - LastMoment;
            decimal depth = market.Depth(candle);
            decimal half = market.HalfSpread(candle.Open, candle.OpenTime);
            MarketMoment atOpen = new(candle.Open, half, depth, candle.OpenTime);
            CandleStay stay = new(candle, depth, within);
            Change(symbol, candle.OpenTime, (trade, runner) => runner.CarryOn(trade, atOpen));
            Change(symbol, within, (trade, runner) => Touch(trade, runner, stay));
            Change(symbol, within, (trade, runner) => TakeTargets(trade, runner, stay));
        }
    }

    /// <summary>Looks at every position at the close of a candle; what is decided is sent at the next open.</summary>
    public void Manage(MarketView view, bool signalCandleClosed)
    {
        foreach (OpenTrade held in open.Values.ToArray())
        {
            Trade trade = held.Trade;
            if (trade.Status is not TradeStatus.Open || view[trade.Symbol].BookAt(view.Now) is not { } book)
            {
                continue;
            }

            CandleSeries? candles = signalCandleClosed ? view.SignalCandles(trade.Symbol) : null;
            CandleSeries? news = candles?.Last.OpenTime > trade.LastCandle ? candles : null;
            PositionDecision decision = decisions.Manage(
                trade, new PositionLook(book.BidPrice, news, view.Now), Ledger);
            observer.Managed(view.Now, trade, decision);
            Portfolio = decision.Portfolio ?? Portfolio;
            open[trade.Symbol] = held with { Trade = decision.Trade };
        }
    }

    /// <summary>Equity with open positions at the price that their last candle closed at, quote currency.</summary>
    public decimal MarkedEquity(MarketView view) => Portfolio.Equity + open.Values.Sum(held =>
    {
        Trade trade = held.Trade;
        decimal price = view[trade.Symbol].TickerAt(view.Now)?.LastPrice ?? trade.EntryPrice;

        return (trade.HeldQuantity * price) - trade.Purchases.Sum(static fill => fill.Value)
            + trade.Sales.Sum(static fill => fill.Value - fill.Commission);
    });

    private Trade Touch(Trade trade, TradeRunner runner, CandleStay stay) =>
        trade.RestingStop is { StopPrice: { } price } stop
        && venue.Touch(stop, trade.Instrument, stay.Candle, stay.Within) is { } report
            ? runner.Stopped(trade, stop, report, stay.At(Math.Min(stay.Candle.Open, price)))
            : trade;

    // The rules name the target's price in their check; they are asked again with the bid that first reached it.
    private Trade TakeTargets(Trade trade, TradeRunner runner, CandleStay stay)
    {
        Trade current = trade;
        while (Reached(current, stay) is { } price)
        {
            PositionDecision decision = decisions.Manage(current, new PositionLook(price, null, stay.Within), Nothing);
            observer.Managed(stay.Within, current, decision);
            Trade taken = runner.CarryOn(decision.Trade, stay.At(price));
            if (taken.TargetsDone <= current.TargetsDone && !taken.HasEnded)
            {
                return taken;
            }

            current = taken;
        }

        return !ReferenceEquals(current, trade) ? Retouch(current, runner, stay) : current;
    }

    private decimal? Reached(Trade trade, CandleStay stay)
    {
        var look = new PositionLook(stay.Candle.High, null, stay.Within);
        PositionDecision probe = decisions.Manage(trade, look, Nothing);

        return probe.Outcome.StartsWith(TargetOutcome, StringComparison.Ordinal)
            && probe.Checks is [{ Threshold: { } target }, ..]
            ? FillModel.TouchOf(stay.Candle, target)
            : null;
    }

    // The stop was moved while this candle traded: a close below it has certainly come after.
    private Trade Retouch(Trade trade, TradeRunner runner, CandleStay stay) =>
        trade.RestingStop is { StopPrice: { } price } && stay.Candle.Close <= price
            ? Touch(trade, runner, stay with { Candle = stay.Candle with { Open = price } })
            : trade;

    private void Change(Symbol symbol, DateTimeOffset at, Func<Trade, TradeRunner, Trade> change)
    {
        if (!open.TryGetValue(symbol, out OpenTrade held))
        {
            return;
        }

        decimal before = venue.Friction;
        Trade changed = change(held.Trade, new TradeRunner(venue));
        if (ReferenceEquals(changed, held.Trade))
        {
            return;
        }

        Portfolio = decisions.Fail(Portfolio, held.Trade, changed, at);
        OpenTrade next = new(changed, held.Friction + venue.Friction - before);
        observer.Moved(at, changed);
        if (!changed.HasEnded)
        {
            open[symbol] = next;

            return;
        }

        open.Remove(symbol);
        ended.Add(next);
        Portfolio = decisions.Book(Portfolio, changed);
    }

    /// <summary>One candle while it trades.</summary>
    private readonly record struct CandleStay(Candle Candle, decimal Depth, DateTimeOffset Within)
    {
        public MarketMoment At(decimal price) => new(price, 0m, Depth, Within);
    }
}
