namespace Breakwater.Domain.Scanning;

/// <summary>What counts how much in the score: none negative, together 1; 0 needs no input.</summary>
/// <remarks>Each part is 0 to 1. One that has a weight and is not known fails the instrument.</remarks>
/// <param name="VolumeSurge">Volume above the usual, two fifths the last candle's and three fifths the last hour's;
/// full at five times the usual.</param>
/// <param name="AtrQuality">Movement that pays the costs without a stop far away; full at an ATR of 1.5 to 3.5 per cent
/// of the price.</param>
/// <param name="NearHigh">Nearness of the close to the channel's upper edge; none at two ATR.</param>
/// <param name="Correlation">Independence from the market: 1 less the size of the correlation with the
/// reference.</param>
/// <param name="TradesPerMinute">How busy it is, by the logarithm; full at 150 a minute.</param>
/// <param name="Spread">How narrow the spread is; none at the widest allowed.</param>
/// <param name="Momentum">Change over the last five level candles; none when falling, full at three ATR up.</param>
public sealed record ScoreWeights(
    decimal VolumeSurge,
    decimal AtrQuality,
    decimal NearHigh,
    decimal Correlation,
    decimal TradesPerMinute,
    decimal Spread,
    decimal Momentum);
