using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;
using Breakwater.Domain.Tests.Signals;

namespace Breakwater.Domain.Tests.SeedDefects;

/// <summary>What other breakout bots got wrong; the numbers are those of the field's list of defects.</summary>
public sealed class SignalSeedDefectTests
{
    [Fact]
    public void Defect11_InputThatIsMissing_IsDeniedNotAccepted()
    {
        SoftRules[] pools =
        [
            Market.NoPool with { MinBookImbalance = -1m },
            Market.NoPool with { TrendEma = 200 },
            Market.NoPool with { CleanCandles = 100 },
            Market.NoPool with { MinAdx = 0m },
            Market.NoPool with { MaxVwapGapAtr = 1000m },
        ];
        Market market = Market.Breakout();
        Market few = market with
        {
            LevelCandles = TestCandles.Series(Timeframe.H1, market.LevelCandles.Candles[^20..]),
            SignalCandles = TestCandles.Series(Timeframe.M15, market.SignalCandles.Candles[^21..]),
        };
        Assert.IsType<SignalDecision.Found>(few.Detect());

        foreach (SoftRules pool in pools)
        {
            SignalDecision decision = few.WithSoft(_ => pool with { Required = 1 }).Detect();

            Assert.Equal(NoSignalReason.SoftPoolTooFew, Assert.IsType<SignalDecision.None>(decision).Reason);
            Assert.Null(decision.Checks[^2].Value);
        }
    }

    [Fact]
    public void Defect11_NotEnoughVolumeToCompareWith_IsNoRetest()
    {
        Story story = Story.Held();
        LevelWatch before = Story.PullBack().Play().Watch!;
        CandleSeries few = TestCandles.Series(Timeframe.M15, [.. story.Candles.TakeLast(19)]);
        EntryOutcome outcome = story.Decide(few, before);

        Assert.Equal(NoSignalReason.ActivityTooLow, Assert.IsType<SignalDecision.None>(outcome.Decision).Reason);
        Assert.Null(outcome.Decision.Checks[^1].Value);
    }

    [Fact]
    public void Defect20_SellHeavyBook_NeverConfirmsALong()
    {
        foreach (decimal threshold in (decimal[])[-0.4m, 0m, 0.15m, 0.6m])
        {
            Market market = Market.Breakout()
                .WithSoft(soft => soft with { Required = 1, MinBookImbalance = threshold });

            (market with { Book = Market.BookOf(10m, 90m) })
                .Refuses(NoSignalReason.SoftPoolTooFew, "soft.passed");
            Assert.IsType<SignalDecision.Found>((market with { Book = Market.BookOf(90m, 10m) }).Detect());
        }
    }

    [Fact]
    public void Defect21_PullBackWithoutARecordedBreakout_IsNoRetest()
    {
        Story story = Story.Held();
        for (int count = Story.BreakoutCount + 1; count <= story.Candles.Count; count++)
        {
            EntryOutcome outcome = story.At(count, null);

            Assert.Null(outcome.Watch);
            Assert.Equal("retest.watch", Assert.IsType<SignalDecision.None>(outcome.Decision).Checks[^1].Name);
        }
    }

    [Fact]
    public void Defect22_CandleThatFormsNow_ChangesNoDecision()
    {
        // Signal candles are closed by type; the level candles may hold more than had closed.
        Story story = Story.Held();
        Candle[] levels = story.LevelCandles.Candles.ToArray();
        Story cut = story with { LevelCandles = TestCandles.Series(Timeframe.H1, levels.AsSpan(0, 30)) };
        Candle wild = levels[30] with { High = 99_999m, Low = 1m, Close = 50_000m, Volume = 0m };
        Story altered = story with
        {
            LevelCandles = TestCandles.Series(Timeframe.H1, [.. levels.AsSpan(0, 30), wild]),
        };

        Assert.Equal(DecisionText.Of(cut.Play()), DecisionText.Of(story.Play()));
        Assert.Equal(DecisionText.Of(cut.Play()), DecisionText.Of(altered.Play()));
    }

    [Theory]
    [InlineData(100_000_000)]
    [InlineData(1)]
    [InlineData(0.00000001)]
    public void Defect23_SameBreakoutAtAnyPrice_IsOneSignalAndTwoLevelsAreTwo(double scale)
    {
        decimal by = (decimal)scale;
        Market market = Scaled(Market.Breakout(), by);
        Market next = market with { Levels = [Market.LevelAt(1000.0001m * by, 0.6m)] };

        Assert.Equal(market.Signal().Id, Scaled(Market.Breakout(), by).Signal().Id);
        Assert.NotEqual(market.Signal().Id, next.Signal().Id);
    }

    [Fact]
    public void Defect23_TwoKindsAtOneLevelAndCandle_AreOneSignal()
    {
        Market market = Market.Squeezed();
        BreakoutSignal squeeze = market.Signal();
        BreakoutSignal momentum =
            market.WithRules(static rules => rules with { Entries = [EntryKind.Momentum] }).Signal();

        Assert.NotEqual(squeeze.Kind, momentum.Kind);
        Assert.Equal(squeeze.Id, momentum.Id);
    }

    [Fact]
    public void Defect30_AllSoftChecksAtOnce_GivesNothingWhereSomeOfThemGiveSignals()
    {
        int all = 0;
        int some = 0;
        for (uint seed = 1; seed <= 5; seed++)
        {
            all += RandomMarket.Entries(seed, RandomMarket.Pooled(8));
            some += RandomMarket.Entries(seed, RandomMarket.Pooled(4));
        }

        Assert.Equal(0, all);
        Assert.InRange(some, 5, 1000);
    }

    private static Market Scaled(Market market, decimal by)
    {
        return market with
        {
            SignalCandles = Scale(market.SignalCandles),
            LevelCandles = Scale(market.LevelCandles),
            Levels = [Market.LevelAt(1000m * by, 0.6m)],
        };

        CandleSeries Scale(CandleSeries series) => TestCandles.Series(
            series.Timeframe,
            [
                .. series.Candles.ToArray().Select(candle => candle with
                {
                    Open = candle.Open * by,
                    High = candle.High * by,
                    Low = candle.Low * by,
                    Close = candle.Close * by,
                }),
            ]);
    }
}
