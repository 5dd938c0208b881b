namespace Breakwater.Pipeline.Positions;

/// <summary>What the comparisons with the venue remember from one to the next.</summary>
public sealed record Comparison
{
    /// <summary>When each missing asset was first found missing; one that is back is forgotten.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> MissingSince { get; init; } =
        new Dictionary<string, DateTimeOffset>();

    /// <summary>The newest fill of each instrument that was looked at; only instruments with trades are kept.</summary>
    public IReadOnlyDictionary<string, long> Watermarks { get; init; } = new Dictionary<string, long>();
}
