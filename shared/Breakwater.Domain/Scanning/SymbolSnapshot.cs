using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>All that is known about one instrument when it is scanned; null is what could not be had.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Ticker">Its last 24 hours.</param>
/// <param name="Book">Its best bid and ask.</param>
/// <param name="LevelCandles">Closed candles of the level timeframe: ATR and channel.</param>
/// <param name="SignalCandles">Closed candles of the signal timeframe: volume surge and last price.</param>
/// <param name="Now">When it was taken, UTC; candles are judged fresh or stale against it.</param>
public sealed record SymbolSnapshot(
    Instrument Instrument,
    Ticker? Ticker,
    BookTop? Book,
    CandleSeries? LevelCandles,
    CandleSeries? SignalCandles,
    DateTimeOffset Now)
{
    /// <summary>Closed daily candles: age.</summary>
    public CandleSeries? DailyCandles { get; init; }

    /// <summary>The order book; asked for only when every cheaper filter passed.</summary>
    public OrderBook? Depth { get; init; }

    /// <summary>Closed candles of the market's reference on the level timeframe: regime and correlation.</summary>
    public CandleSeries? Reference { get; init; }

    /// <summary>
    /// What <see cref="RegimeFilter"/> said about the same reference, time and rules, when it was asked once for many
    /// instruments; null to have it asked here.
    /// </summary>
    public RegimeVerdict? Regime { get; init; }
}
