namespace Breakwater.Pipeline.Positions;

/// <summary>What the comparisons with the venue remember from one to the next.</summary>
public sealed record Comparison
{
    /// <summary>What of each asset is missing; one that is back is forgotten.</summary>
    public IReadOnlyDictionary<string, MissingLot> Missing { get; init; } = new Dictionary<string, MissingLot>();

    /// <summary>The newest fill of each instrument that was looked at; only instruments with trades are kept.</summary>
    public IReadOnlyDictionary<string, long> Watermarks { get; init; } = new Dictionary<string, long>();

    /// <summary>Instruments of trades that the venue lists no more, and since when that is known.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Unlisted { get; init; } =
        new Dictionary<string, DateTimeOffset>();
}

/// <summary>What of an asset is missing, and since when.</summary>
/// <param name="Quantity">The least of all looks since.</param>
/// <param name="Since">The first look that found it missing.</param>
/// <param name="Trades">
/// The trades that hold the asset, with what each holds: what others missed says nothing of these, and what was booked
/// since may explain what was missing before.
/// </param>
public sealed record MissingLot(decimal Quantity, DateTimeOffset Since, string Trades);
