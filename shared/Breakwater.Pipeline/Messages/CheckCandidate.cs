using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Messages;

/// <summary>Look at a candidate for a breakout.</summary>
/// <param name="Cycle">The cycle it came from.</param>
/// <param name="CandlesClosedBy">Only candles closed by then count.</param>
/// <param name="Symbol">The candidate.</param>
public sealed record CheckCandidate(string Cycle, DateTimeOffset CandlesClosedBy, Symbol Symbol);
