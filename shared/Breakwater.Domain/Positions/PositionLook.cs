using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>What the position rules know at one look.</summary>
/// <param name="BidPrice">What a sale would bring now, quote currency.</param>
/// <param name="Candles">Closed signal candles up to now; null when no new one has closed since the last look.</param>
/// <param name="Now">The time of the look.</param>
public sealed record PositionLook(decimal BidPrice, CandleSeries? Candles, DateTimeOffset Now)
{
    /// <summary>What an add-on must fit under; null for never adding.</summary>
    public AddOnLimits? AddOn { get; init; }
}
