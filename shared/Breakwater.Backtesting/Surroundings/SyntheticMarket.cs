using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Surroundings;

/// <summary>What a venue would have shown beside the candles, made from them and the assumptions.</summary>
internal sealed class SyntheticMarket
{
    private const int MinutesPerDay = 24 * 60;
    private const double NarrowedBy = 0.6;
    private const double WidestSpread = 30.0;

    // Stands for a book without end, and leaves room for multiplication by any price.
    private const decimal Endless = 1_000_000_000_000m;

    private readonly BacktestAssumptions assumptions;

    public SyntheticMarket(ICandleHistory history, BacktestAssumptions assumptions)
    {
        this.assumptions = assumptions;
        History = history;
        decimal price = history.OpeningAt(history.From)?.Close ?? 1m;
        Instrument = assumptions.Instruments.GetValueOrDefault(history.Symbol)
            ?? DerivedInstrument.Of(history.Symbol, price > 0m ? price : 1m, assumptions.MinNotional);
    }

    public ICandleHistory History { get; }

    public Instrument Instrument { get; }

    /// <summary>The last 24 hours; null when nothing closed in them.</summary>
    public Ticker? TickerAt(DateTimeOffset time) => History.DayAt(time) is { } day
        ? new Ticker(
            Instrument.Symbol,
            day.Last.Close,
            day.QuoteVolume,
            day.FirstOpen > 0m ? (day.Last.Close - day.FirstOpen) / day.FirstOpen * 100m : 0m,
            (long)(assumptions.TradesPerMinute * MinutesPerDay))
        : null;

    /// <summary>Bid and ask around the close of the candle that closes at this time; null when there is none.</summary>
    public BookTop? BookAt(DateTimeOffset time)
    {
        if (ClosingAt(time) is not { Close: > 0m } candle)
        {
            return null;
        }

        decimal half = HalfSpread(candle.Close, time);
        decimal depth = Depth(candle);

        return new BookTop(Instrument.Symbol, candle.Close - half, depth, candle.Close + half, depth);
    }

    /// <summary>One level on each side, at bid and ask.</summary>
    public OrderBook? DepthAt(DateTimeOffset time) => BookAt(time) is { } top
        ? new OrderBook(
            top.Symbol, [new BookLevel(top.BidPrice, top.BidQuantity)], [new BookLevel(top.AskPrice, top.AskQuantity)])
        : null;

    /// <summary>Half of ask minus bid at a price and time, quote currency.</summary>
    public decimal HalfSpread(decimal price, DateTimeOffset time)
    {
        decimal basisPoints = assumptions.SpreadBasisPoints ?? SpreadFromTurnover(time);

        return Math.Min(Math.Max(price * basisPoints / 20_000m, Instrument.TickSize / 2m), price / 2m);
    }

    /// <summary>What an entry finds while this candle trades, base currency.</summary>
    public decimal Depth(Candle candle) => assumptions.DepthShare is { } share ? share * candle.Volume : Endless;

    private decimal SpreadFromTurnover(DateTimeOffset time)
    {
        double perMinute = (double)(History.DayAt(time)?.QuoteVolume ?? 0m) / MinutesPerDay;
        double scale = (double)BacktestAssumptions.SpreadOverRootOfTurnover;

        return (decimal)Math.Clamp((scale / Math.Sqrt(Math.Max(perMinute, 1.0))) - NarrowedBy, 0.0, WidestSpread);
    }

    private Candle? ClosingAt(DateTimeOffset time) => History.OpeningAt(time - History.Timeframe.Duration());
}
