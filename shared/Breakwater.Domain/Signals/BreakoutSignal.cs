using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>A closed candle broke a level upwards, or held it after that: an entry to be sized. Long only.</summary>
/// <param name="Id">Pure function of preset version, symbol, level, side and candle: the same entry has the same id
/// however it was found and however often.</param>
/// <param name="Symbol">The instrument.</param>
/// <param name="LevelPrice">The level that broke, quote currency.</param>
/// <param name="EntryPrice">The close of the candle; the decision price that slippage is measured
/// against.</param>
/// <param name="MaxEntryPrice">The chase limit: paying more is denied.</param>
/// <param name="StopPrice">Where the idea is wrong; below <paramref name="EntryPrice"/>.</param>
/// <param name="Atr">ATR of the level timeframe when the level broke, quote currency.</param>
/// <param name="CandleOpenTime">The candle that was decided on.</param>
/// <param name="ExpiresAt">After this the signal is denied.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record BreakoutSignal(
    string Id,
    Symbol Symbol,
    decimal LevelPrice,
    decimal EntryPrice,
    decimal MaxEntryPrice,
    decimal StopPrice,
    decimal Atr,
    DateTimeOffset CandleOpenTime,
    DateTimeOffset ExpiresAt,
    decimal Confidence)
{
    /// <summary>How the level is entered.</summary>
    public EntryKind Kind { get; init; } = EntryKind.Momentum;

    /// <summary>The scan's score of the instrument, 0 to 1; null when nobody said.</summary>
    public decimal? Score { get; init; }
}
