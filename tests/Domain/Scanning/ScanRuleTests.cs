using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Scanning;

/// <summary>Each rule changes the outcome, exactly at its threshold, and only when it asks for something.</summary>
public sealed class ScanRuleTests
{
    private static readonly SymbolSnapshot Full = Scenario.Full();

    public static TheoryData<string, ScanRejection> Limits => new()
    {
        { "quoteVolume24h", ScanRejection.VolumeTooLow },
        { "tradesPerMinute", ScanRejection.TooFewTrades },
        { "spreadBasisPoints", ScanRejection.SpreadTooWide },
        { "regime.fallPercent.riskOff", ScanRejection.RiskOff },
        { "ageDays", ScanRejection.TooYoung },
        { "atrPercent.min", ScanRejection.VolatilityTooLow },
        { "atrPercent.max", ScanRejection.VolatilityTooHigh },
        { "bandWidthPercentile", ScanRejection.BandsTooWide },
        { "volatilitySpike", ScanRejection.VolatilitySpike },
        { "volumeSurge", ScanRejection.NoVolumeSurge },
        { "volumeSurge.hour", ScanRejection.NoHourlyVolumeSurge },
        { "depthQuote", ScanRejection.DepthTooLow },
    };

    public static TheoryData<string> Neutral => new(Limits
        .Select(static row => row.Data.Item1)
        .Where(static name => name is not ("spreadBasisPoints" or "regime.fallPercent.riskOff"))
        .Append("regime"));

    [Fact]
    public void Assess_EveryRuleAsked_PassesWithAllChecksInOrder()
    {
        ScanVerdict verdict = MarketScanner.Assess(Full, Scenario.Strict);

        Assert.All(verdict.Checks, static check => Assert.True(check.Passed, check.ToString()));
        Assert.True(verdict.Passed);
        Assert.True(verdict.IsComplete);
        Assert.Equal(
            [
                "trading", "quoteVolume24h", "tradesPerMinute", "spreadBasisPoints", "inputs", "regime.defects",
                "regime.fallPercent.riskOff", "regime.fallPercent.caution", "regime.upTrendPercent",
                "levelCandles.defects", "signalCandles.defects", "ageDays", "atrPercent.min", "atrPercent.max",
                "bandWidthPercentile", "volatilitySpike", "volumeSurge", "volumeSurge.hour", "depth.uncrossed",
                "depthQuote", "score.volumeSurge", "score.atrQuality", "score.nearHigh", "score.correlation",
                "score.tradesPerMinute", "score.spread", "score.momentum",
            ],
            verdict.Checks.Select(static check => check.Name));
    }

    [Fact]
    public void Assess_EveryRuleAsked_MeasuresAsByHand()
    {
        ScanVerdict verdict = MarketScanner.Assess(Full, Scenario.Strict);

        Assert.Equal(100m, verdict.Value("tradesPerMinute"));
        Assert.Equal(2m, verdict.Value("regime.fallPercent.riskOff"));
        Assert.Equal(60m, verdict.Value("ageDays"));
        Assert.Equal(4m, verdict.Value("volatilitySpike"));
        Assert.Equal(2m, verdict.Value("volumeSurge"));
        Assert.Equal(1.5m, verdict.Value("volumeSurge.hour"));
        Assert.Equal(12_026m, verdict.Value("depthQuote"));
        // (0.4 * 2 + 0.6 * 1.5 - 1) / 4; log 101 / log 151; 2 of 10 basis points.
        Assert.Equal(0.175m, verdict.Value("score.volumeSurge"));
        Assert.Equal(0.91985m, Math.Round(verdict.Value("score.tradesPerMinute")!.Value, 5));
        Assert.Equal(0.8m, verdict.Value("score.spread"));
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void Assess_ThresholdAtTheValueAndJustBeyond_PassesAndThenNamesTheRule(string name, ScanRejection expected)
    {
        decimal value = MarketScanner.Assess(Full, Scenario.Strict).Value(name)!.Value;
        bool isLeast = name is not ("spreadBasisPoints" or "atrPercent.max" or "bandWidthPercentile"
            or "volatilitySpike" or "regime.fallPercent.riskOff");
        // A fall equal to the threshold is a fall of so much; whole days have no fractions.
        decimal step = name == "ageDays" ? 1m : 0.000001m;
        decimal at = name == "regime.fallPercent.riskOff" ? value + step : value;

        ScanVerdict passing = MarketScanner.Assess(Full, With(name, at));
        ScanVerdict failing = MarketScanner.Assess(Full, With(name, isLeast ? at + step : at - step));

        Assert.Equal(ScanRejection.None, passing.Reason);
        Assert.False(failing.Passed);
        Assert.Equal(expected, failing.Reason);
        Assert.Equal(value, Assert.Single(failing.Checks, static check => !check.Passed).Value);
    }

    [Theory]
    [MemberData(nameof(Neutral))]
    public void Assess_InputMissing_IsMissingDataUnlessTheRuleIsNeutral(string name)
    {
        SymbolSnapshot missing = Without(name);
        // Without the weights, which need some of the same inputs.
        ScanRules asked = Scenario.Strict with { Weights = new ScoreWeights(0m, 0m, 0m, 0m, 0m, 1m, 0m) };
        ScanVerdict denied = MarketScanner.Assess(missing, asked);
        ScanVerdict unasked = MarketScanner.Assess(missing, NeutralFor(asked, name));

        Assert.False(denied.Passed);
        Assert.Equal(ScanRejection.MissingData, denied.Reason);
        Assert.Null(denied.Value(name == "regime" ? "regime.defects" : name));
        // Ticker and candles themselves are always needed: the next stages decide on them.
        Assert.All(unasked.Checks, static check => Assert.NotNull(check.Value));
        Assert.True(unasked.Passed || missing.Ticker is null, unasked.Reason.ToString());
    }

    [Fact]
    public void Assess_OneCandleFilterFails_ReportsAllOthers()
    {
        ScanVerdict verdict = MarketScanner.Assess(Full, With("atrPercent.min", 3m));
        ScanVerdict passing = MarketScanner.Assess(Full, Scenario.Strict);

        Assert.True(verdict.IsComplete);
        Assert.Equal(passing.Score, verdict.Score);
        Assert.Equal(
            passing.Checks.Select(static check => check.Name), verdict.Checks.Select(static check => check.Name));
    }

    [Theory]
    [InlineData("quoteVolume24h")]
    [InlineData("tradesPerMinute")]
    [InlineData("spreadBasisPoints")]
    public void Assess_TickerFilterFails_MeasuresNothingDearerAndSaysSo(string name)
    {
        ScanVerdict verdict = MarketScanner.Assess(Full, With(name, name == "spreadBasisPoints" ? 1m : 1_000m));

        Assert.False(verdict.IsComplete);
        Assert.Equal(0m, verdict.Score);
        Assert.Equal(
            ["trading", "quoteVolume24h", "tradesPerMinute", "spreadBasisPoints"],
            verdict.Checks.Select(static check => check.Name));
    }

    [Fact]
    public void Assess_CautiousMarket_PassesAndShowsTheFall()
    {
        Check caution = MarketScanner.Assess(Full, Scenario.Strict).Checks
            .Single(static check => check.Name == "regime.fallPercent.caution");

        Assert.Equal(new Check("regime.fallPercent.caution", 2m, 1.5m, true), caution);
    }

    [Fact]
    public void Assess_DefectiveReference_IsDefectiveCandles()
    {
        SymbolSnapshot stale = Full with
        {
            Reference = new CandleSeries(
                Full.Reference!.Symbol, Timeframe.M15, Full.Reference.Candles[..^3]),
        };

        Assert.Equal(ScanRejection.DefectiveCandles, MarketScanner.Assess(stale, Scenario.Strict).Reason);
    }

    [Fact]
    public void Assess_RegimeJudgedBefore_IsTheSameVerdict()
    {
        RegimeVerdict judged = RegimeFilter.Judge(Full.Reference, Full.Now, Scenario.Strict.Regime);

        Assert.Equal(
            MarketScanner.Assess(Full, Scenario.Strict).Checks,
            MarketScanner.Assess(Full with { Regime = judged }, Scenario.Strict).Checks);
        Assert.Equal(
            ScanRejection.RiskOff,
            MarketScanner.Assess(
                Full with { Regime = new RegimeVerdict(MarketRegime.RiskOff, [Check.AtMost("regime.x", 2m, 1m)]) },
                Scenario.Strict).Reason);
    }

    [Theory]
    [InlineData(MarketRegime.Unknown, ScanRejection.MissingData)]
    [InlineData(MarketRegime.RiskOff, ScanRejection.RiskOff)]
    [InlineData(MarketRegime.Caution, ScanRejection.None)]
    [InlineData(MarketRegime.Normal, ScanRejection.None)]
    public void Assess_RegimeJudgedBeforeWithoutChecks_StillStands(MarketRegime regime, ScanRejection expected) =>
        Assert.Equal(
            expected,
            MarketScanner.Assess(Full with { Regime = new RegimeVerdict(regime, []) }, Scenario.Strict).Reason);

    [Theory]
    [InlineData("bandWidthPercentile")]
    [InlineData("volatilitySpike")]
    [InlineData("atrPercent.max")]
    public void Assess_JustBelowTheNeutralHundred_AsksAndNeedsTheInput(string name)
    {
        SymbolSnapshot missing = Full with { LevelCandles = Newest(Full.LevelCandles!, 14) };

        Assert.Null(MarketScanner.Assess(missing, With(name, 99.999m)).Value(name));
        Assert.DoesNotContain(
            MarketScanner.Assess(missing, With(name, 100m)).Checks, check => check.Name == name);
    }

    [Fact]
    public void Assess_PartsOfOthers_Throws()
    {
        CandleSeries other = new(Symbol.Of("ETHUSDT"), Timeframe.D1, Full.DailyCandles!.Candles);
        SymbolSnapshot[] mixed =
        [
            Full with { Depth = Scenario.Depth with { Symbol = other.Symbol } },
            Full with { DailyCandles = other },
            Full with { DailyCandles = Full.LevelCandles },
            Full with { Reference = Full.LevelCandles },
            Full with { Reference = new CandleSeries(Full.Reference!.Symbol, Timeframe.D1, other.Candles) },
        ];
        ScanRules rules = Scenario.Strict with { Regime = Scenario.Strict.Regime with { RequireUpTrend = false } };

        Assert.All(
            mixed, snapshot => Assert.Throws<ArgumentException>(() => MarketScanner.Assess(snapshot, rules)));
    }

    private static ScanRules With(string name, decimal threshold)
    {
        ScanRules rules = Scenario.Strict;

        return name switch
        {
            "quoteVolume24h" => rules with { MinQuoteVolume24h = threshold },
            "tradesPerMinute" => rules with { MinTradesPerMinute = threshold },
            "spreadBasisPoints" => rules with { MaxSpreadBasisPoints = threshold },
            "regime.fallPercent.riskOff" => rules with
            {
                Regime = rules.Regime with { RiskOffFallPercent = threshold },
            },
            "ageDays" => rules with { MinAgeDays = (int)threshold },
            "atrPercent.min" => rules with { MinAtrPercent = threshold },
            "atrPercent.max" => rules with { MaxAtrPercent = threshold },
            "bandWidthPercentile" => rules with { MaxBandWidthPercentile = threshold },
            "volatilitySpike" => rules with { MaxVolatilitySpike = threshold },
            "volumeSurge" => rules with { MinVolumeSurge = threshold },
            "volumeSurge.hour" => rules with { MinHourlyVolumeSurge = threshold },
            "depthQuote" => rules with { MinDepthQuote = threshold },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "unknown"),
        };
    }

    private static ScanRules NeutralFor(ScanRules rules, string name) => name switch
    {
        "quoteVolume24h" => rules with { MinQuoteVolume24h = 0m, MinTradesPerMinute = 0m },
        "tradesPerMinute" => rules with { MinTradesPerMinute = 0m },
        "regime" => rules with { Regime = rules.Regime with { Symbol = string.Empty } },
        "ageDays" => rules with { MinAgeDays = 0 },
        "atrPercent.min" or "atrPercent.max" => rules with
        {
            MinAtrPercent = 0m,
            MaxAtrPercent = 100m,
            MaxBandWidthPercentile = 100m,
            MaxVolatilitySpike = 100m,
        },
        "bandWidthPercentile" => rules with { MaxBandWidthPercentile = 100m },
        "volatilitySpike" => rules with { MaxVolatilitySpike = 100m, MaxBandWidthPercentile = 100m },
        "volumeSurge" => rules with { MinVolumeSurge = 0m, MinHourlyVolumeSurge = 0m },
        "volumeSurge.hour" => rules with { MinHourlyVolumeSurge = 0m },
        "depthQuote" => rules with { MinDepthQuote = 0m },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "unknown"),
    };

    private static SymbolSnapshot Without(string name) => name switch
    {
        "quoteVolume24h" => Full with { Ticker = null },
        "tradesPerMinute" => Full with { Ticker = Full.Ticker! with { Trades = null } },
        "regime" => Full with { Reference = null },
        "ageDays" => Full with { DailyCandles = null },
        "atrPercent.min" or "atrPercent.max" => Full with { LevelCandles = Newest(Full.LevelCandles!, 14) },
        "bandWidthPercentile" => Full with { LevelCandles = Newest(Full.LevelCandles!, 119) },
        "volatilitySpike" => Full with { LevelCandles = Newest(Full.LevelCandles!, 21) },
        "volumeSurge" => Full with { SignalCandles = Newest(Full.SignalCandles!, 20) },
        "volumeSurge.hour" => Full with { SignalCandles = Newest(Full.SignalCandles!, 23) },
        "depthQuote" => Full with { Depth = null },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "unknown"),
    };

    private static CandleSeries Newest(CandleSeries series, int count) =>
        new(series.Symbol, series.Timeframe, series.Candles[^count..]);
}
