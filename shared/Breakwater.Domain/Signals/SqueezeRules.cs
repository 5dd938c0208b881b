namespace Breakwater.Domain.Signals;

/// <summary>When a market is squeezed: narrow bands, on the signal timeframe, before the breakout candle.</summary>
/// <param name="MaxBandWidthPercentile">Bollinger 20/2 band width ranks no higher among the 100 before it, 0 to
/// 100.</param>
/// <param name="KeltnerAtr">The bands lie inside a Keltner channel, the EMA 20 plus and minus so many ATR 14; 0 asks
/// for none.</param>
/// <param name="MinCandles">For at least so many candles in a row.</param>
public sealed record SqueezeRules(decimal MaxBandWidthPercentile, decimal KeltnerAtr, int MinCandles);
