using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

public sealed class MomentumTests
{
    private static readonly Market Breakout = Market.Breakout();

    public static TheoryData<string, NoSignalReason, string> Spoilt => new()
    {
        { "gap in signal candles", NoSignalReason.DefectiveCandles, "signalCandles.defects" },
        { "gap in level candles", NoSignalReason.DefectiveCandles, "levelCandles.defects" },
        { "old level candles", NoSignalReason.DefectiveCandles, "levelCandles.defects" },
        { "short signal candles", NoSignalReason.NotWarm, "signalCandles.count" },
        { "long swing lookback", NoSignalReason.NotWarm, "signalCandles.count" },
        { "short level candles", NoSignalReason.NotWarm, "levelCandles.count" },
        { "level candles from the future", NoSignalReason.NotWarm, "levelCandles.count" },
        { "flat level candles", NoSignalReason.NotWarm, "atr" },
        { "no level", NoSignalReason.NoLevel, "levels" },
        { "close on the trigger", NoSignalReason.NoBreakout, "close" },
        { "already broken", NoSignalReason.NoBreakout, "previousClose" },
        { "chased", NoSignalReason.TooFarBeyond, "chase" },
        { "usual volume", NoSignalReason.VolumeTooLow, "volumeSurge" },
        { "small body", NoSignalReason.BodyTooSmall, "bodyFraction" },
        { "red candle", NoSignalReason.BodyTooSmall, "bodyFraction" },
        { "no range", NoSignalReason.BodyTooSmall, "bodyFraction" },
        { "chased in per cent", NoSignalReason.TooFarBeyond, "chase" },
        { "no kind of entry", NoSignalReason.NoEntryKind, "entryKind" },
        { "unknown kind of entry", NoSignalReason.NoEntryKind, "entryKind" },
        { "low base", NoSignalReason.BaseTooLow, "baseHeight" },
        { "stop at entry", NoSignalReason.StopTooNear, "stopPercent" },
        { "stop below zero", NoSignalReason.StopNotPositive, "stop" },
    };

    [Fact]
    public void Detect_CleanBreakout_IsTheSignalCalculatedByHand()
    {
        BreakoutSignal signal = Breakout.Signal();

        // The stop 1.2 ATR below would be 991; the lowest low of the last ten candles lifts it to 992.
        Assert.Equal(
            new BreakoutSignal(
                signal.Id,
                TestCandles.Btc,
                1000m,
                1003m,
                1006m,
                992m,
                10m,
                TestCandles.Start.AddHours(30),
                TestCandles.Start.AddHours(30.75),
                (0.5m * 0.6m) + (0.3m * 0.6m) + (0.2m * (0.75m / 0.8m))),
            signal);
        Assert.Matches("^s[a-z2-7]{20}$", signal.Id);
    }

    [Fact]
    public void Detect_CleanBreakout_RecordsEveryGateInOrder()
    {
        SignalDecision decision = Breakout.Detect();

        Assert.Equal(
            [
                "signalCandles.count", "levelCandles.count", "atr", "levels", "close", "previousClose",
                "signalCandles.defects", "levelCandles.defects", "chase", "volumeSurge", "bodyFraction", "stopPercent",
                "stop",
            ],
            decision.Checks.Select(static check => check.Name));
        Assert.All(decision.Checks, static check => Assert.True(check.Passed, check.Name));
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Detect_OneThingSpoilt_StopsAtThatGate(string what, NoSignalReason expected, string gate)
    {
        SignalDecision.None none = Assert.IsType<SignalDecision.None>(Spoil(what).Detect());

        Assert.Equal(expected, none.Reason);
        Assert.Equal(gate, none.Checks[^1].Name);
        Assert.False(none.Checks[^1].Passed);
        Assert.All(none.Checks.SkipLast(1), static check => Assert.True(check.Passed, check.Name));
    }

    [Fact]
    public void Detect_SeveralLevelsBroken_TakesTheStrongestThenTheHigher()
    {
        Market market = Breakout with
        {
            Levels =
            [
                Market.LevelAt(999m, 0.5m), Market.LevelAt(1000m, 0.7m),
                Market.LevelAt(1001m, 0.7m), Market.LevelAt(1050m, 1m),
            ],
        };

        Assert.Equal(1001m, market.Signal().LevelPrice);
        Assert.Equal(market.Signal(), (market with { Levels = [.. market.Levels.Reverse()] }).Signal());
    }

    [Fact]
    public void Detect_StrongLevelBrokenEarlier_TakesTheFreshOne()
    {
        Market market = Breakout with { Levels = [Market.LevelAt(990m, 1m), Market.LevelAt(1000m, 0.1m)] };

        Assert.Equal(1000m, market.Signal().LevelPrice);
    }

    [Fact]
    public void Detect_CloseBeforeOnTheTrigger_IsFreshAllTheSame()
    {
        // The other level's trigger is nearer to the close, and not broken.
        Market market = (Breakout with { Levels = [Market.LevelAt(1002.5m, 1m), Market.LevelAt(1000m, 0.6m)] })
            .WithSignal(38, static candle => candle with { Close = 1001m, High = 1001m });

        Assert.Equal(1000m, market.Signal().LevelPrice);
    }

    [Fact]
    public void Detect_NothingBroken_ShowsTheNearestTrigger()
    {
        Market market = Breakout with { Levels = [Market.LevelAt(1100m, 1m), Market.LevelAt(1010m, 0.1m)] };

        Assert.Equal(1011.01m, market.Detect().Checks[^1].Threshold);
    }

    [Fact]
    public void Detect_SwingFarBelow_NeverLowersTheStop()
    {
        Market market = Breakout.WithSignal(35, static candle => candle with { Low = 900m, Volume = 1_000m });

        Assert.Equal(991m, market.Signal().StopPrice);
    }

    [Fact]
    public void Detect_SwingTooNear_IsPushedDownToTheLeastDistance()
    {
        Market market = Breakout with { Rules = Breakout.Rules with { SwingLookback = 1 } };

        // The candle's own low, 996, would be 0.7 per cent away.
        Assert.Equal(996m, market.Signal().StopPrice);
        Assert.Equal(
            992.97m, (market with { Rules = market.Rules with { MinStopPercent = 1m } }).Signal().StopPrice);
    }

    [Fact]
    public void Detect_SamePriceWrittenOtherwise_HasTheSameId()
    {
        Market written = Breakout with { Levels = [Market.LevelAt(1000.00000000m, 0.6m)] };
        Market elsewhere = Breakout.WithLast(static candle => candle with
        {
            OpenTime = candle.OpenTime.ToOffset(TimeSpan.FromHours(-3)),
        });

        Assert.Equal(Breakout.Signal().Id, written.Signal().Id);
        Assert.Equal(Breakout.Signal().Id, elsewhere.Signal().Id);
    }

    [Fact]
    public void Detect_OtherCause_HasAnotherId()
    {
        string[] ids =
        [
            Breakout.Signal().Id,
            Breakout.Signal("calm@2").Id,
            (Breakout with { Levels = [Market.LevelAt(1000.00000001m, 0.6m)] }).Signal().Id,
            Later(Breakout).Signal().Id,
        ];

        Assert.Distinct(ids);
    }

    [Fact]
    public void Detect_BaseHighEnough_Passes()
    {
        SignalDecision decision = BaseOf(22m).Detect();

        Assert.IsType<SignalDecision.Found>(decision);
        Assert.Equal(new Check("baseHeight", 22m, 22m, true), decision.Checks[^1]);
    }

    [Theory]
    [InlineData(0.2, 1003.002)]
    [InlineData(0.4, 1005.004)]
    [InlineData(0.5, 1006)]
    public void Detect_TwoChaseLimits_TakesTheNearer(double percent, double expected) => Assert.Equal(
        (decimal)expected,
        Breakout.WithRules(rules => rules with { MaxChasePercent = (decimal)percent }).Signal().MaxEntryPrice);

    [Fact]
    public void Detect_ScoreGiven_IsHandedOn()
    {
        Assert.Null(Breakout.Signal().Score);
        Assert.Equal(0.7m, (Breakout with { Score = 0.7m }).Signal().Score);
    }

    [Fact]
    public void Detect_NoBreakoutOnDefectiveCandles_IsNoBreakout() =>
        // The closes are looked at first; nothing can be found, and the scan names the defect.
        Breakout.WithLast(static candle => candle with { Close = 1000m, Volume = -1m })
            .Refuses(NoSignalReason.NoBreakout, "close");

    [Fact]
    public void Detect_BookOfAnotherInstrument_Throws()
    {
        Market market = Breakout with { Book = Market.BookOf(1m, 1m) with { Symbol = Symbol.Of("ETHUSDT") } };

        Assert.Throws<ArgumentException>(() => market.Detect());
    }

    [Fact]
    public void Detect_LevelThatKnowsTheBreakout_Throws()
    {
        Market market = Breakout with
        {
            Levels = [Market.LevelAt(1000m, 1m) with { LastTouch = TestCandles.Start.AddHours(29.25) }],
        };

        Assert.Throws<ArgumentException>(() => market.Detect());
    }

    [Fact]
    public void Detect_CandlesOfAnotherInstrument_Throws()
    {
        CandleSeries other = new(Symbol.Of("ETHUSDT"), Timeframe.H1, Breakout.LevelCandles.Candles);

        Assert.Throws<ArgumentException>(() => (Breakout with { LevelCandles = other }).Detect());
    }

    private static Market Spoil(string what) => what switch
    {
        "gap in signal candles" => Breakout with { SignalCandles = Without(Breakout.SignalCandles, 20) },
        "gap in level candles" => Breakout with { LevelCandles = Without(Breakout.LevelCandles, 20) },
        "old level candles" => Breakout with { LevelCandles = Part(Breakout.LevelCandles, 0, 28) },
        "short signal candles" => Breakout with { SignalCandles = Part(Breakout.SignalCandles, 20, 20) },
        "long swing lookback" => Breakout with { Rules = Breakout.Rules with { SwingLookback = 41 } },
        "short level candles" => Breakout with { LevelCandles = Part(Breakout.LevelCandles, 16, 14) },
        "level candles from the future" => Breakout with { LevelCandles = Future(), Levels = [] },
        "flat level candles" => Breakout with { LevelCandles = Flat() },
        "no level" => Breakout with { Levels = [] },
        "close on the trigger" => Breakout.WithLast(static candle => candle with { Close = 1001m }),
        "already broken" => Breakout.WithSignal(38, static candle => candle with { Close = 1002m, High = 1002m }),
        "chased" => Breakout.WithLast(static candle => candle with { Close = 1006.01m, High = 1007m }),
        "usual volume" => Breakout.WithLast(static candle => candle with { Volume = 14.9m }),
        "small body" => Breakout.WithLast(static candle => candle with { Open = 1002m }),
        "red candle" => Breakout.WithLast(static candle => candle with { Open = 1004m }),
        "no range" => Breakout.WithLast(static candle => candle with { Open = 1003m, High = 1003m, Low = 1003m }),
        "stop at entry" => (Breakout with
        {
            Rules = Breakout.Rules with { MinBodyFraction = 0m, SwingLookback = 1, MinStopPercent = 0m },
        }).WithLast(static candle => candle with { Open = 1003m, Low = 1003m }),
        "stop below zero" => Breakout with { Rules = Breakout.Rules with { StopAtr = 101m, SwingLookback = 0 } },
        "chased in per cent" => Breakout.WithRules(static rules => rules with { MaxChasePercent = 0.19m }),
        "no kind of entry" => Breakout.WithRules(static rules => rules with { Entries = [] }),
        "unknown kind of entry" => Breakout.WithRules(static rules => rules with { Entries = [EntryKind.None] }),
        "low base" => BaseOf(21.9m),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "unknown"),
    };

    // Risk is 11, so two of it are 22.
    private static Market BaseOf(decimal height) => Breakout with
    {
        Levels = [Market.LevelAt(1000m, 0.6m) with { BaseHeight = height }],
        Rules = Breakout.Rules with { MinBaseHeightR = 2m },
    };

    private static CandleSeries Without(CandleSeries series, int index) =>
        TestCandles.Series(series.Timeframe, [.. series.Candles[..index], .. series.Candles[(index + 1)..]]);

    private static CandleSeries Part(CandleSeries series, int from, int count) =>
        TestCandles.Series(series.Timeframe, series.Candles.Slice(from, count));

    private static CandleSeries Flat() => TestCandles.Series(
        Timeframe.H1,
        [.. Enumerable.Range(0, 30).Select(static i => TestCandles.At(Timeframe.H1, i, 995m, 995m, 995m, 995m))]);

    private static CandleSeries Future() => TestCandles.Series(
        Timeframe.H1,
        [.. Enumerable.Range(30, 30).Select(static i => TestCandles.At(Timeframe.H1, i, 994m, 1000m, 990m, 995m))]);

    private static Market Later(Market market)
    {
        Candle[] candles =
        [
            .. market.SignalCandles.Candles.ToArray().Select(static candle => candle with
            {
                OpenTime = candle.OpenTime.AddMinutes(15),
            }),
        ];

        return market with { SignalCandles = TestCandles.Series(Timeframe.M15, candles) };
    }
}
