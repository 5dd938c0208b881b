namespace Breakwater.Domain.Positions;

/// <summary>Where a rule would like the stop to be.</summary>
/// <param name="Reason">The rule, for the journal.</param>
/// <param name="Price">Quote currency, on the tick.</param>
/// <param name="MinStep">The least rise that is worth a request, quote currency.</param>
internal readonly record struct StopWish(string Reason, decimal Price, decimal MinStep);
