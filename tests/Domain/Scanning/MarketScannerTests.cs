using Breakwater.Domain.Markets;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Scanning;

public sealed class MarketScannerTests
{
    private static readonly SymbolSnapshot Passing = Scenario.Passing();

    public static TheoryData<string, ScanRejection> Spoilt => new()
    {
        { "halted", ScanRejection.NotTrading },
        { "no ticker", ScanRejection.MissingData },
        { "no book", ScanRejection.MissingData },
        { "empty book side", ScanRejection.MissingData },
        { "crossed book", ScanRejection.MissingData },
        { "no level candles", ScanRejection.MissingData },
        { "no signal candles", ScanRejection.MissingData },
        { "short level candles", ScanRejection.MissingData },
        { "short signal candles", ScanRejection.MissingData },
        { "old candles", ScanRejection.DefectiveCandles },
        { "forming candle", ScanRejection.DefectiveCandles },
        { "thin", ScanRejection.VolumeTooLow },
        { "wide", ScanRejection.SpreadTooWide },
        { "quiet", ScanRejection.VolatilityTooLow },
        { "wild", ScanRejection.VolatilityTooHigh },
        { "no surge", ScanRejection.NoVolumeSurge },
    };

    [Fact]
    public void Assess_GoodMarket_PassesWithAllChecksAndScoreParts()
    {
        ScanVerdict verdict = MarketScanner.Assess(Passing, Scenario.Rules);

        Assert.True(verdict.Passed);
        Assert.Equal(ScanRejection.None, verdict.Reason);
        Assert.All(verdict.Checks, static check => Assert.True(check.Passed, check.Name));
        Assert.Equal(
            [
                "trading", "quoteVolume24h", "spreadBasisPoints", "inputs", "levelCandles.defects",
                "signalCandles.defects", "atrPercent.min", "atrPercent.max", "volumeSurge",
                "score.volumeSurge", "score.atrQuality", "score.nearHigh", "score.spread",
            ],
            verdict.Checks.Select(static check => check.Name));
    }

    [Fact]
    public void Assess_GoodMarket_ScoresAsByHand()
    {
        ScanVerdict verdict = MarketScanner.Assess(Passing, Scenario.Rules);

        // The candle twice the usual, the hour as usual: (0.4 * 2 + 0.6 * 1 - 1) / 4. ATR 2 %, the high half an ATR
        // away, spread 2 of 10 basis points.
        Assert.Equal(0.1m, verdict.Value("score.volumeSurge"));
        Assert.Equal(1m, verdict.Value("score.atrQuality"));
        Assert.Equal(0.75m, verdict.Value("score.nearHigh"));
        Assert.Equal(0.8m, verdict.Value("score.spread"));
        Assert.Equal((0.4m * 0.1m) + 0.25m + (0.25m * 0.75m) + (0.1m * 0.8m), verdict.Score);
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Assess_OneThingSpoilt_SaysWhich(string what, ScanRejection expected)
    {
        ScanVerdict verdict = MarketScanner.Assess(Spoil(what), Scenario.Rules);

        Assert.False(verdict.Passed);
        Assert.Equal(expected, verdict.Reason);
        Assert.Contains(verdict.Checks, static check => !check.Passed);
        Assert.All(
            verdict.Checks.Where(static check => check.Value is null), static check => Assert.False(check.Passed));
    }

    [Fact]
    public void Assess_EveryReason_IsReached() => Assert.Equal(
        Enum.GetValues<ScanRejection>().Where(static reason => reason != ScanRejection.None),
        Spoilt.Select(static row => row.Data.Item2)
            .Concat(ScanRuleTests.Limits.Select(static row => row.Data.Item2))
            .Append(ScanRejection.RiskOff)
            .Distinct()
            .Order());

    [Fact]
    public void Assess_EachPartOfTheScore_MovesIt()
    {
        decimal score = MarketScanner.Assess(Passing, Scenario.Rules).Score;
        SymbolSnapshot surge = Passing with
        {
            SignalCandles = Passing.SignalCandles!.With(
                static candle => candle.Volume == 20m ? candle with { Volume = 40m } : candle),
        };
        SymbolSnapshot spread = Passing with { Book = Passing.Book! with { BidPrice = 1000m, AskPrice = 1000.1m } };
        SymbolSnapshot near = Passing with
        {
            SignalCandles = Passing.SignalCandles!.With(static candle => candle with { Close = 1009m }),
        };
        SymbolSnapshot quiet = Passing with
        {
            LevelCandles = Passing.LevelCandles!.With(static candle => candle with { High = 1005m, Low = 994m }),
        };

        Assert.True(MarketScanner.Assess(surge, Scenario.Rules).Score > score);
        Assert.True(MarketScanner.Assess(spread, Scenario.Rules).Score > score);
        Assert.True(MarketScanner.Assess(near, Scenario.Rules).Score > score);
        Assert.True(MarketScanner.Assess(quiet, Scenario.Rules).Value("score.atrQuality") < 1m);
    }

    [Fact]
    public void Assess_PartsOfOtherInstruments_Throws() => Assert.Throws<ArgumentException>(
        () => MarketScanner.Assess(Passing with { Instrument = Scenario.Coin("ETH") }, Scenario.Rules));

    [Fact]
    public void Rank_AnyOrderAndRepeats_IsBestFirstThenByName()
    {
        ScanVerdict[] verdicts =
        [
            Verdict("B", 0.5m), Verdict("A", 0.5m), Verdict("C", 0.9m), Verdict("D", 0.1m), Verdict("C", 0.9m),
            Verdict("Z", 1m) with { Passed = false },
        ];

        Assert.Equal(["C", "A", "B"], MarketScanner.Rank(verdicts, 3).Select(static verdict => verdict.Symbol.Value));
        Assert.Equal(
            MarketScanner.Rank(verdicts, 10), MarketScanner.Rank(verdicts.Reverse(), 10));
        Assert.Empty(MarketScanner.Rank(verdicts, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarketScanner.Rank(verdicts, -1));
    }

    private static ScanVerdict Verdict(string name, decimal score) =>
        new(Symbol.Of(name), true, ScanRejection.None, score, []);

    private static SymbolSnapshot Spoil(string what) => what switch
    {
        "halted" => Passing with { Instrument = Passing.Instrument with { IsTrading = false }, Ticker = null },
        "no ticker" => Passing with { Ticker = null },
        "no book" => Passing with { Book = null },
        "empty book side" => Passing with { Book = Passing.Book! with { BidPrice = 0m } },
        "crossed book" => Passing with { Book = Passing.Book! with { BidPrice = 1001m } },
        "no level candles" => Passing with { LevelCandles = null },
        "no signal candles" => Passing with { SignalCandles = null },
        "short level candles" => Passing with { LevelCandles = Newest(14) },
        "short signal candles" => Passing with { SignalCandles = Newest(20) },
        "old candles" => Passing with { Now = Passing.Now.AddMinutes(16) },
        "forming candle" => Passing with { Now = Passing.Now.AddSeconds(-3) },
        "thin" => Passing with { Ticker = Passing.Ticker! with { QuoteVolume = 99m } },
        "wide" => Passing with { Book = Passing.Book! with { AskPrice = 1001m } },
        "quiet" => Passing with { LevelCandles = Ranging(4m) },
        "wild" => Passing with { LevelCandles = Ranging(21m) },
        "no surge" => Passing with
        {
            SignalCandles = Passing.SignalCandles!.With(static candle => candle with { Volume = 10m }),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "unknown"),
    };

    private static CandleSeries Newest(int count) => TestCandles.Series(
        Timeframe.M15, Passing.LevelCandles!.Candles[^count..]);

    private static CandleSeries Ranging(decimal half) =>
        Passing.LevelCandles!.With(candle => candle with { High = 1000m + half, Low = 1000m - half });
}
