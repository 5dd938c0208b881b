namespace Breakwater.Domain.Scanning;

/// <summary>How the market stands, and why.</summary>
/// <param name="Regime">How it stands; <see cref="MarketRegime.Normal"/> when nothing was asked.</param>
/// <param name="Checks">What was asked, named <c>regime.*</c>. A check passes when entries may go on, so the one for
/// caution passes also beyond its threshold and fails only when the fall is not known.</param>
public sealed record RegimeVerdict(MarketRegime Regime, IReadOnlyList<Check> Checks);
