using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>All that an entry is decided on, as it was when the newest signal candle closed.</summary>
/// <param name="SignalCandles">The newest of them is judged.</param>
/// <param name="LevelCandles">Of these only those count that closed at or before the signal candle opened
/// (<see cref="Levels.LevelCandles.Before"/>); later ones may be there.</param>
/// <param name="Book">The order book; null when nobody looked.</param>
/// <param name="Score">The scan's score of the instrument, 0 to 1; null when nobody said.</param>
/// <param name="PresetVersion">Part of the signal's id.</param>
public sealed record SignalInputs(
    CandleSeries SignalCandles,
    CandleSeries LevelCandles,
    OrderBook? Book,
    decimal? Score,
    string PresetVersion);
