using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Scanning;

public sealed class RegimeFilterTests
{
    private static readonly RegimeRules Rules = new("BTCUSDT", 1.5m, 3m, false);

    [Theory]
    [InlineData(0, MarketRegime.Normal)]
    [InlineData(-5, MarketRegime.Normal)] // it rose
    [InlineData(1.499, MarketRegime.Normal)]
    [InlineData(1.5, MarketRegime.Caution)]
    [InlineData(2.999, MarketRegime.Caution)]
    [InlineData(3, MarketRegime.RiskOff)]
    [InlineData(90, MarketRegime.RiskOff)]
    public void Judge_FallWithinTheHour_DecidesAtTheThresholds(double percent, MarketRegime expected)
    {
        RegimeVerdict verdict = Judge(Falling((decimal)percent, Timeframe.M15, 4), Rules);

        Assert.Equal(expected, verdict.Regime);
        Assert.Equal((decimal)percent, Value(verdict, "regime.fallPercent.riskOff"));
        Assert.Equal(
            expected != MarketRegime.RiskOff,
            verdict.Checks.All(static check => check.Passed));
    }

    [Theory]
    [InlineData(Timeframe.M1, 60)]
    [InlineData(Timeframe.M5, 12)]
    [InlineData(Timeframe.M15, 4)]
    [InlineData(Timeframe.H1, 1)]
    [InlineData(Timeframe.H4, 1)]
    [InlineData(Timeframe.D1, 1)]
    public void Judge_AnyTimeframe_LooksBackOneHourButAtLeastOneCandle(Timeframe timeframe, int candles)
    {
        Assert.Equal(MarketRegime.RiskOff, Judge(Falling(10m, timeframe, candles), Rules).Regime);
        // The fall was one candle earlier than the hour.
        Assert.Equal(MarketRegime.Normal, Judge(Falling(10m, timeframe, candles + 1), Rules).Regime);
        Assert.Equal(MarketRegime.Unknown, Judge(Newest(Falling(10m, timeframe, candles), candles), Rules).Regime);
        Assert.Equal(MarketRegime.RiskOff, Judge(Newest(Falling(10m, timeframe, candles), candles + 1), Rules).Regime);
    }

    [Fact]
    public void Judge_ThresholdOfZero_AsksForNothing()
    {
        CandleSeries crash = Falling(50m, Timeframe.M15, 4);

        Assert.Equal(MarketRegime.Caution, Judge(crash, Rules with { RiskOffFallPercent = 0m }).Regime);
        Assert.Equal(
            MarketRegime.Normal, Judge(Falling(2m, Timeframe.M15, 4), Rules with { CautionFallPercent = 0m }).Regime);
        Assert.Equal(
            new RegimeVerdict(MarketRegime.Normal, []).Regime,
            Judge(null, new RegimeRules("BTCUSDT", 0m, 0m, false)).Regime);
    }

    [Fact]
    public void Judge_NoSymbol_IsNormalWithoutCandles()
    {
        RegimeVerdict verdict = Judge(null, Rules with { Symbol = string.Empty, RequireUpTrend = true });

        Assert.Equal(MarketRegime.Normal, verdict.Regime);
        Assert.Empty(verdict.Checks);
    }

    [Fact]
    public void Judge_NoOrDefectiveCandles_IsUnknownWithAFailedCheck()
    {
        CandleSeries sound = Falling(0m, Timeframe.M15, 4);
        CandleSeries gapped = new(
            sound.Symbol, Timeframe.M15, [.. sound.Candles[..100], .. sound.Candles[101..]]);
        RegimeVerdict[] verdicts =
        [
            Judge(null, Rules),
            Judge(gapped, Rules),
            RegimeFilter.Judge(sound, sound.CloseTime.AddMinutes(16), Rules),
            RegimeFilter.Judge(sound, sound.CloseTime.AddSeconds(-1), Rules),
        ];

        Assert.All(verdicts, static verdict =>
        {
            Assert.Equal(MarketRegime.Unknown, verdict.Regime);
            Assert.False(Assert.Single(verdict.Checks).Passed);
        });
        Assert.Null(verdicts[0].Checks[0].Value);
        Assert.Equal(1m, verdicts[1].Checks[0].Value);
    }

    [Fact]
    public void Judge_UpTrendRequired_ComparesTheAverages()
    {
        RegimeRules rules = Rules with { RequireUpTrend = true };

        Assert.Equal(MarketRegime.Normal, Judge(Scenario.Reference(static slot => 1000m + slot), rules).Regime);
        Assert.Equal(MarketRegime.Normal, Judge(Scenario.Reference(static _ => 1000m), rules).Regime);
        RegimeVerdict falling = Judge(Scenario.Reference(static slot => 1000m - slot), rules);
        Assert.Equal(MarketRegime.RiskOff, falling.Regime);
        Assert.True(Value(falling, "regime.upTrendPercent") < 0m);
        Assert.Equal(
            MarketRegime.Normal,
            Judge(Scenario.Reference(static slot => 1000m - slot), rules with { RequireUpTrend = false }).Regime);
    }

    [Fact]
    public void Judge_UpTrend_IsThePercentageOfTheAveragesByDefinition()
    {
        CandleSeries walk = TestCandles.Series(Timeframe.M15, TestCandles.Walk(Timeframe.M15, 260, 11));
        decimal expected = (decimal)((Ema(walk, 50) / Ema(walk, 200)) - 1.0) * 100m;

        RegimeVerdict verdict = Judge(walk, new RegimeRules("BTCUSDT", 0m, 0m, true));

        Assert.Equal(expected, Value(verdict, "regime.upTrendPercent")!.Value, 9);
    }

    [Fact]
    public void Judge_FewerThanTwoHundredCandles_IsUnknownWhenTheTrendIsRequired()
    {
        CandleSeries rising = Scenario.Reference(static slot => 1000m + slot);
        RegimeRules rules = Rules with { RequireUpTrend = true };

        Assert.Equal(MarketRegime.Unknown, Judge(Newest(rising, 199), rules).Regime);
        Assert.Equal(MarketRegime.Normal, Judge(Newest(rising, 200), rules).Regime);
        Assert.Equal(MarketRegime.Normal, Judge(Newest(rising, 199), rules with { RequireUpTrend = false }).Regime);
    }

    [Fact]
    public void Judge_CrashWithUnknownTrend_IsRiskOff() => Assert.Equal(
        MarketRegime.RiskOff,
        Judge(Newest(Falling(5m, Timeframe.M15, 4), 100), Rules with { RequireUpTrend = true }).Regime);

    [Fact]
    public void Judge_SymbolInLowerCase_MeansTheSame() => Assert.Equal(
        MarketRegime.RiskOff, Judge(Falling(5m, Timeframe.M15, 4), Rules with { Symbol = "btcusdt" }).Regime);

    [Fact]
    public void Judge_CandlesOfAnother_Throws() => Assert.Throws<ArgumentException>(
        () => Judge(Falling(5m, Timeframe.M15, 4), Rules with { Symbol = "ETHUSDT" }));

    private static RegimeVerdict Judge(CandleSeries? reference, RegimeRules rules) =>
        RegimeFilter.Judge(reference, reference?.CloseTime.AddSeconds(2) ?? TestCandles.Start, rules);

    // Flat at 1000, then so many candles at the lower price. The wicks make the fall a usual one, and no outlier.
    private static CandleSeries Falling(decimal percent, Timeframe timeframe, int candles) => new(
        TestCandles.Btc,
        timeframe,
        [
            .. Enumerable.Range(0, 260).Select(slot => Wide(Scenario.Flat(
                timeframe, slot, slot < 260 - candles ? 1000m : 1000m - (10m * percent)))),
        ]);

    private static Candle Wide(Candle candle) =>
        candle with { High = candle.High + 200m, Low = candle.Low * 0.8m };

    private static CandleSeries Newest(CandleSeries series, int count) =>
        new(series.Symbol, series.Timeframe, series.Candles[^count..]);

    private static decimal? Value(RegimeVerdict verdict, string name) =>
        verdict.Checks.Single(check => check.Name == name).Value;

    private static double Ema(CandleSeries series, int period)
    {
        double value = 0.0;
        for (int i = 0; i < series.Count; i++)
        {
            double close = series.Closes[i];
            value = i < period ? value + (close / period) : value + ((close - value) * 2.0 / (period + 1));
        }

        return value;
    }
}
