namespace Breakwater.Domain.Risk;

/// <summary>What trading has shown so far.</summary>
/// <param name="ClosedTrades">Closed trades whose initial risk, and so whose result in R, is known.</param>
/// <param name="Expectancy">Mean net result of one trade, in R; null without a trade.</param>
/// <param name="NetResult">Result of all closed trades after fees, quote currency.</param>
/// <param name="LongestLossStreak">The most losses without a win between them.</param>
/// <param name="GuardSeen">Whether a cool-down or a daily loss limit was seen at work.</param>
public sealed record Evidence(
    int ClosedTrades, decimal? Expectancy, decimal NetResult, int LongestLossStreak, bool GuardSeen);
