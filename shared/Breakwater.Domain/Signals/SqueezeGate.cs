using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Signals;

/// <summary>Whether the market was squeezed until the candle before the newest.</summary>
/// <remarks>
/// The bands are Bollinger's 20/2, their width ranked among the 100 widths before. The Keltner channel is the EMA 20
/// plus and minus so many ATR 14, the ATR that is used for everything here (its usual 10 is for charts).
/// The breakout candle is left out: it widens the bands.
/// </remarks>
internal static class SqueezeGate
{
    public static bool IsOpen(GateTrail trail, CandleSeries candles, SqueezeRules rules)
    {
        int count = candles.Count - 1;
        ReadOnlySpan<double> closes = candles.Closes[..count];
        PriceBand[] bands = new PriceBand[count];
        BollingerBands.Over(closes, BollingerBands.StandardPeriod, BollingerBands.StandardMultiplier, bands);
        PriceBand[] channel = new PriceBand[count];
        KeltnerChannel.Over(
            new PriceColumns(candles.Highs[..count], candles.Lows[..count], closes),
            KeltnerChannel.StandardPeriod,
            AverageTrueRange.StandardPeriod,
            1.0,
            channel);

        decimal? percentile = Percentile(bands);
        decimal? reach = Reach(bands[^1], channel[^1]);

        return trail.Passes(
                Check.AtMost("squeeze.bandWidthPercentile", percentile, rules.MaxBandWidthPercentile),
                NoSignalReason.NotSqueezed)
            && (rules.KeltnerAtr == 0m || trail.Passes(
                Check.AtMost("squeeze.keltnerAtr", reach, rules.KeltnerAtr), NoSignalReason.NotSqueezed))
            && trail.Passes(
                Check.AtLeast("squeeze.candles", Run(bands, channel, rules), rules.MinCandles),
                NoSignalReason.NotSqueezed);
    }

    // Counted from the newest backwards, and no further than is asked for.
    private static int Run(ReadOnlySpan<PriceBand> bands, ReadOnlySpan<PriceBand> channel, SqueezeRules rules)
    {
        int run = 0;
        while (run < rules.MinCandles
            && run < bands.Length
            && Percentile(bands[..^run]) <= rules.MaxBandWidthPercentile
            && (rules.KeltnerAtr == 0m || Reach(bands[^(run + 1)], channel[^(run + 1)]) <= rules.KeltnerAtr))
        {
            run++;
        }

        return run;
    }

    /// <summary>The rank of the newest width, 0 to 100.</summary>
    private static decimal? Percentile(ReadOnlySpan<PriceBand> bands)
    {
        const int Needed = BollingerWidthPercentile.StandardLookback + 1;
        if (bands.Length < Needed)
        {
            return null;
        }

        Span<double> widths = stackalloc double[Needed];
        for (int i = 0; i < Needed; i++)
        {
            widths[i] = bands[bands.Length - Needed + i].Width;
        }

        Span<double> ranks = stackalloc double[Needed];
        PercentileRank.Over(widths, BollingerWidthPercentile.StandardLookback, ranks);

        return IndicatorValue.ToDecimal(ranks[^1]);
    }

    /// <summary>How far the bands reach from the middle of the channel, in its ATR; null while nothing moves.</summary>
    private static decimal? Reach(PriceBand bands, PriceBand channel)
    {
        double range = channel.Upper - channel.Middle;
        double reach = Math.Max(bands.Upper - channel.Middle, channel.Middle - bands.Lower);

        return range > 0.0 ? IndicatorValue.ToDecimal(reach / range) : null;
    }
}
