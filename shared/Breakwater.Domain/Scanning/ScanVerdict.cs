using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Scanning;

/// <summary>Whether an instrument goes on to the signal stage, and why.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Passed">Whether every filter passed.</param>
/// <param name="Reason">The first filter that failed; <see cref="ScanRejection.None"/> when passed.</param>
/// <param name="Score">0 to 1; 0 when a part of it is unknown.</param>
/// <param name="Checks">Every filter in order, failed or not, then the parts of the score named <c>score.*</c>.</param>
public sealed record ScanVerdict(
    Symbol Symbol,
    bool Passed,
    ScanRejection Reason,
    decimal Score,
    IReadOnlyList<Check> Checks);

/// <summary>Why an instrument was left out, in the order the filters run.</summary>
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
}
