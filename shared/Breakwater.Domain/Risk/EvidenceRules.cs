namespace Breakwater.Domain.Risk;

/// <summary>What paper trading must have shown before live trading is allowed.</summary>
/// <param name="MinClosedTrades">Least closed trades whose result in R is known.</param>
/// <param name="MaxConsecutiveLosses">Longest streak of losses.</param>
/// <param name="RequireGuardSeen">Whether a cool-down or a daily loss limit must have been seen at work.</param>
public sealed record EvidenceRules(int MinClosedTrades, int MaxConsecutiveLosses, bool RequireGuardSeen);
