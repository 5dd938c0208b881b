using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>Whether an instrument goes on to the signal stage, and why.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Passed">Whether every filter passed.</param>
/// <param name="Reason">The first filter that failed; <see cref="ScanRejection.None"/> when passed.</param>
/// <param name="Score">0 to 1; 0 when a part of it is unknown, which also fails, or when nothing was scored.</param>
/// <param name="Checks">The filters that were asked for, in order, failed or not, then the parts of the score that have
/// a weight, named <c>score.*</c>.</param>
public sealed record ScanVerdict(
    Symbol Symbol,
    bool Passed,
    ScanRejection Reason,
    decimal Score,
    IReadOnlyList<Check> Checks)
{
    /// <summary>
    /// Whether every filter ran. When one that needs no candle failed, the dearer ones have no check: such a verdict
    /// says nothing about how near it was to passing.
    /// </summary>
    public bool IsComplete { get; init; }
}

/// <summary>Why an instrument was left out. Names are stored; new ones go to the end.</summary>
public enum ScanRejection
{
    /// <summary>It was not.</summary>
    None = 0,

    /// <summary>The venue does not let it be bought.</summary>
    NotTrading,

    /// <summary>Something that a filter needs is not known; the check has no value.</summary>
    MissingData,

    /// <summary>A series has a defect.</summary>
    DefectiveCandles,

    /// <summary>Too little was traded in 24 hours.</summary>
    VolumeTooLow,

    /// <summary>Bid and ask are too far apart.</summary>
    SpreadTooWide,

    /// <summary>ATR is too small a share of the price.</summary>
    VolatilityTooLow,

    /// <summary>ATR is too great a share of the price.</summary>
    VolatilityTooHigh,

    /// <summary>The last candle's volume is usual.</summary>
    NoVolumeSurge,

    /// <summary>Too few trades per minute.</summary>
    TooFewTrades,

    /// <summary>The market as a whole is too weak for entries.</summary>
    RiskOff,

    /// <summary>Listed for too few days.</summary>
    TooYoung,

    /// <summary>The Bollinger bands are too wide for a squeeze.</summary>
    BandsTooWide,

    /// <summary>The newest true range is far beyond the usual.</summary>
    VolatilitySpike,

    /// <summary>The last hour's volume is usual.</summary>
    NoHourlyVolumeSurge,

    /// <summary>Too little rests near the middle on one side of the book.</summary>
    DepthTooLow,
}
