namespace Breakwater.Domain.Scanning;

/// <summary>What counts how much in the score: none negative, together 1.</summary>
/// <param name="VolumeSurge">Volume above the usual, last candle and last hour.</param>
/// <param name="AtrQuality">Movement that pays the costs without a stop far away.</param>
/// <param name="NearHigh">Nearness of the close to the channel's upper edge.</param>
/// <param name="Correlation">Independence from the market.</param>
/// <param name="TradesPerMinute">How busy it is.</param>
/// <param name="Spread">How narrow the spread is.</param>
/// <param name="Momentum">Change over the last five level candles.</param>
public sealed record ScoreWeights(
    decimal VolumeSurge,
    decimal AtrQuality,
    decimal NearHigh,
    decimal Correlation,
    decimal TradesPerMinute,
    decimal Spread,
    decimal Momentum);
