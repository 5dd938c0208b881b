namespace Breakwater.Domain.Scanning;

/// <summary>When the market as a whole is too weak for long breakouts.</summary>
/// <param name="Symbol">Whose candles stand for the market, for example BTCUSDT; empty for no filter.</param>
/// <param name="CautionFallPercent">A fall of so much within an hour makes sizes smaller, per cent, positive.</param>
/// <param name="RiskOffFallPercent">A fall of so much within an hour stops entries, per cent, positive.</param>
/// <param name="RequireUpTrend">Whether EMA 50 must not be below EMA 200 on the level timeframe.</param>
public sealed record RegimeRules(
    string Symbol, decimal CautionFallPercent, decimal RiskOffFallPercent, bool RequireUpTrend);
