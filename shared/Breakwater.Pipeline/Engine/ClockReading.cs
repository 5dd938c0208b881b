using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Engine;

/// <summary>The venue's clock, read beside ours.</summary>
/// <param name="Offset">How far the venue's is ahead.</param>
/// <param name="Uncertainty">Half of what the answer took: it was made some time in between.</param>
public sealed record ClockReading(TimeSpan Offset, TimeSpan Uncertainty)
{
    /// <summary>More is too much, to start with and to go on.</summary>
    public static readonly TimeSpan OffsetMax = TimeSpan.FromSeconds(1);

    /// <summary>Whether it is surely too far off: a slow answer says less.</summary>
    public bool IsTooFar => Offset.Duration() - Uncertainty > OffsetMax;

    /// <summary>Asks the venue. Trouble outside is thrown.</summary>
    public static async Task<ClockReading> TakeAsync(
        IMarketData market, TimeProvider clock, CancellationToken cancellationToken)
    {
        DateTimeOffset asked = clock.GetUtcNow();
        DateTimeOffset venue = await market.ServerTimeAsync(cancellationToken);
        TimeSpan half = (clock.GetUtcNow() - asked) / 2;

        return new ClockReading(venue - asked - half, half);
    }
}
