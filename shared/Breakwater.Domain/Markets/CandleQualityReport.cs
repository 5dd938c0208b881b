namespace Breakwater.Domain.Markets;

/// <summary>What is wrong with a series; a series with any defect is never decided on.</summary>
/// <param name="Defects">In the order: disorder, impossible candles, zero volume, time.</param>
public sealed record CandleQualityReport(IReadOnlyList<CandleDefect> Defects)
{
    /// <summary>Whether there is no defect.</summary>
    public bool IsSound => Defects.Count == 0;
}

/// <summary>One defect of a series.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="OpenTime">The candle that is wrong; of a gap, the first that is missing; of a run, its first.</param>
/// <param name="Value">The number named at the kind; null where the candle itself says it all.</param>
public readonly record struct CandleDefect(CandleDefectKind Kind, DateTimeOffset OpenTime, decimal? Value);

/// <summary>What can be wrong with a series of candles.</summary>
public enum CandleDefectKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Candles are missing; the value is how many.</summary>
    Gap,

    /// <summary>A second candle for the same interval.</summary>
    Duplicate,

    /// <summary>A candle older than one before it.</summary>
    OutOfOrder,

    /// <summary>The open time is not a multiple of the timeframe; the value is the seconds since one.</summary>
    OffGrid,

    /// <summary>Prices or volume that no trading can make; the value is the first impossible number.</summary>
    ImpossibleCandle,

    /// <summary>Three or more candles in a row without a trade; the value is how many.</summary>
    ZeroVolumeRun,

    /// <summary>A newer candle must have closed by now; the value is the seconds since the newest opened.</summary>
    Stale,

    /// <summary>The candle closes after now; the value is the seconds until then.</summary>
    NotClosed,
}
