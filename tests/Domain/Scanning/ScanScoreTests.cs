using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;

namespace Breakwater.Domain.Tests.Scanning;

public sealed class ScanScoreTests
{
    private static readonly SymbolSnapshot Full = Scenario.Full();

    private static readonly string[] Parts =
    [
        "score.volumeSurge", "score.atrQuality", "score.nearHigh", "score.correlation", "score.tradesPerMinute",
        "score.spread", "score.momentum",
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Parts.Length)];

    [Theory]
    [MemberData(nameof(All))]
    public void Assess_OneWeightAlone_ScoresItsPartAndShowsNoOther(int weight)
    {
        ScanVerdict verdict = MarketScanner.Assess(Full, Weighted(Only(weight)));

        Assert.True(verdict.Passed);
        Assert.Equal(
            [Parts[weight]], verdict.Checks.Select(static check => check.Name).Where(Parts.Contains));
        Assert.Equal(verdict.Value(Parts[weight]), verdict.Score);
        Assert.InRange(verdict.Score, 0.01m, 0.999m);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Assess_WeightOfOnePartRaised_ScoreMovesByThatPart(int weight)
    {
        int other = (weight + 1) % Parts.Length;
        decimal[] even = [.. Enumerable.Repeat(1m / Parts.Length, Parts.Length)];
        decimal[] shifted = [.. even];
        shifted[weight] += 0.1m;
        shifted[other] -= 0.1m;
        ScanVerdict before = MarketScanner.Assess(Full, Weighted(even));
        ScanVerdict after = MarketScanner.Assess(Full, Weighted(shifted));
        decimal expected = 0.1m * (before.Value(Parts[weight]) - before.Value(Parts[other]))!.Value;

        Assert.NotEqual(0m, expected);
        Assert.Equal(expected, after.Score - before.Score, 15);
    }

    [Theory]
    [InlineData("ticker", 4)]
    [InlineData("reference", 3)]
    [InlineData("flat reference", 3)]
    [InlineData("hour", 0)]
    [InlineData("channel", 2)]
    [InlineData("five candles", 6)]
    public void Assess_PartUnknown_FailsOnlyWhenItHasAWeight(string missing, int weight)
    {
        SymbolSnapshot snapshot = missing switch
        {
            "ticker" => Full with { Ticker = Full.Ticker! with { Trades = null } },
            "reference" => Full with { Reference = null },
            "flat reference" => Full with { Reference = Scenario.Reference(static _ => 1000m) },
            "hour" => Full with { SignalCandles = Newest(Full.SignalCandles!, 23) },
            "channel" => Full with { LevelCandles = Newest(Full.LevelCandles!, 20) },
            _ => Full with { LevelCandles = Newest(Full.LevelCandles!, 5) },
        };
        ScanRules relaxed = Scenario.Rules with { MinAtrPercent = 0m, MaxAtrPercent = 100m, MinVolumeSurge = 0m };
        ScanVerdict asked = MarketScanner.Assess(snapshot, relaxed with { Weights = Weights(Only(weight)) });
        ScanVerdict unasked = MarketScanner.Assess(snapshot, relaxed with { Weights = Weights(Only(5)) });

        Assert.Equal(ScanRejection.MissingData, asked.Reason);
        Assert.Equal(0m, asked.Score);
        Assert.Equal(new Check(Parts[weight], null, null, false), asked.Checks[^1]);
        Assert.True(unasked.Passed);
        Assert.Equal(0.8m, unasked.Score);
    }

    [Fact]
    public void Assess_OnePartUnknownAmongMany_ScoresNothing()
    {
        ScanVerdict verdict = MarketScanner.Assess(
            Full with { Ticker = Full.Ticker! with { Trades = null } },
            Scenario.Strict with { MinTradesPerMinute = 0m });

        Assert.Equal(0m, verdict.Score);
        Assert.Equal(0.8m, verdict.Value("score.spread"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.75, 0.5)]
    [InlineData(1.5, 1)]
    [InlineData(3.5, 1)]
    [InlineData(5.25, 0.5)]
    [InlineData(7, 0)]
    [InlineData(20, 0)]
    public void Assess_AtrQuality_IsFullBetweenOneAndAHalfAndThreeAndAHalfPercent(double percent, double expected)
    {
        decimal half = 5m * (decimal)percent;
        CandleSeries level = Full.LevelCandles!.With(candle => candle with
        {
            Open = 1000m, High = 1000m + half, Low = 1000m - half, Close = 1000m,
        });
        ScanRules rules = Scenario.Rules with { MinAtrPercent = 0m, MaxAtrPercent = 100m, Weights = Weights(Only(1)) };

        Assert.Equal((decimal)expected, MarketScanner.Assess(Full with { LevelCandles = level }, rules).Score, 12);
    }

    [Fact]
    public void Assess_MomentumAndActivity_AreBoundedAndGrow()
    {
        Assert.Equal(0m, Momentum(990m));
        Assert.Equal(0m, Momentum(1000m));
        Assert.True(Momentum(1010m) < Momentum(1020m));
        Assert.Equal(1m, Momentum(1900m));
        Assert.Equal(0m, Busy(0));
        Assert.True(Busy(1440) < Busy(14_400));
        Assert.Equal(1m, Busy(150 * 1440), 9);
        Assert.Equal(1m, Busy(long.MaxValue));
    }

    [Fact]
    public void Assess_SpreadAtTheWidest_CountsNothing() => Assert.Equal(
        0m,
        MarketScanner.Assess(Full, Weighted(Only(5)) with { MaxSpreadBasisPoints = 2m }).Score);

    private static decimal Momentum(decimal last)
    {
        CandleSeries level = Full.LevelCandles!.With(candle => candle.OpenTime == Full.LevelCandles!.Last.OpenTime
            ? candle with { Close = last, High = Math.Max(1005m, last), Low = Math.Min(995m, last) }
            : candle with { Close = 1000m, High = 1005m, Low = 995m });

        return MarketScanner.Assess(
            Full with { LevelCandles = level },
            Scenario.Rules with { MaxAtrPercent = 100m, MinAtrPercent = 0m, Weights = Weights(Only(6)) }).Score;
    }

    private static decimal Busy(long trades) => MarketScanner.Assess(
        Full with { Ticker = Full.Ticker! with { Trades = trades } },
        Scenario.Rules with { Weights = Weights(Only(4)) }).Score;

    private static ScanRules Weighted(decimal[] weights) => Scenario.Strict with { Weights = Weights(weights) };

    private static decimal[] Only(int weight) =>
        [.. Enumerable.Range(0, Parts.Length).Select(i => i == weight ? 1m : 0m)];

    private static ScoreWeights Weights(decimal[] of) => new(of[0], of[1], of[2], of[3], of[4], of[5], of[6]);

    private static CandleSeries Newest(CandleSeries series, int count) =>
        new(series.Symbol, series.Timeframe, series.Candles[^count..]);
}
