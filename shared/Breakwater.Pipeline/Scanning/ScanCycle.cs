using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Scanning;

/// <summary>One scan of the universe.</summary>
/// <param name="CandlesClosedBy">The candle close that it is about.</param>
/// <param name="Chunks">How many chunks it was cut into.</param>
public sealed record ScanCycle(DateTimeOffset CandlesClosedBy, int Chunks)
{
    /// <summary>Instruments that the rules allow but the venue may not be asked about: the worst ranked.</summary>
    public int LeftOut { get; init; }

    /// <summary>What each finished chunk found.</summary>
    public IReadOnlyList<ChunkResult> Results { get; init; } = [];

    /// <summary>The best of all chunks, best first; null until the last chunk is in.</summary>
    public IReadOnlyList<ScoredSymbol>? Candidates { get; init; }

    /// <summary>How many instruments were looked at.</summary>
    public int Scanned => Results.Sum(result => result.Scanned);

    /// <summary>How many of them had no candles, or none that can be used.</summary>
    public int Blind => Results.Sum(result => result.Blind);

    /// <summary>Whether every chunk is in and most of what was looked at could not be seen.</summary>
    public bool IsBlind => Candidates is not null && Blind * 2 > Scanned;
}

/// <summary>What one chunk found.</summary>
/// <param name="Chunk">Which.</param>
/// <param name="Scanned">How many instruments it held.</param>
/// <param name="Passed">Those that passed every filter, with their scores.</param>
public sealed record ChunkResult(int Chunk, int Scanned, IReadOnlyList<ScoredSymbol> Passed)
{
    /// <summary>How many of them had no candles, or none that can be used.</summary>
    public int Blind { get; init; }
}

/// <summary>A candidate with its score.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Score">0 to 1; null when only a recorded breakout made it a candidate.</param>
public sealed record ScoredSymbol(Symbol Symbol, decimal? Score);
