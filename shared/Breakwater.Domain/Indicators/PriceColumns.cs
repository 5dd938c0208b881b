using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Indicators;

/// <summary>The prices of candles in columns, oldest first, for indicators that need more than the close.</summary>
public readonly ref struct PriceColumns
{
    /// <summary>Columns of equal length; nothing is copied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lengths differ.</exception>
    public PriceColumns(ReadOnlySpan<double> highs, ReadOnlySpan<double> lows, ReadOnlySpan<double> closes)
    {
        IndicatorValue.RefuseUnequal(highs.Length, lows.Length, nameof(lows));
        IndicatorValue.RefuseUnequal(highs.Length, closes.Length, nameof(closes));
        Highs = highs;
        Lows = lows;
        Closes = closes;
    }

    /// <summary>How many candles there are.</summary>
    public int Count => Closes.Length;

    /// <summary>High prices.</summary>
    public ReadOnlySpan<double> Highs { get; }

    /// <summary>Low prices.</summary>
    public ReadOnlySpan<double> Lows { get; }

    /// <summary>Close prices.</summary>
    public ReadOnlySpan<double> Closes { get; }

    /// <summary>The columns of <paramref name="series"/>.</summary>
    public static PriceColumns Of(CandleSeries series) => new(series.Highs, series.Lows, series.Closes);
}
