using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Messages;

/// <summary>Look at a candidate for a breakout.</summary>
/// <param name="Cycle">The cycle it came from.</param>
/// <param name="CandlesClosedBy">Only candles closed by then count.</param>
/// <param name="Symbol">The candidate.</param>
/// <param name="Score">The scan's score, 0 to 1; null when only a recorded breakout made it one.</param>
public sealed record CheckCandidate(
    string Cycle, DateTimeOffset CandlesClosedBy, Symbol Symbol, decimal? Score = null);
