using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

public sealed class SoftPoolTests
{
    private static readonly Market Breakout = Market.Breakout();

    /// <summary>A check, the rules that name it alone, and what the clean breakout measures, if anything.</summary>
    public static TheoryData<string, SoftRules, double?, bool> Measured
    {
        get
        {
            SoftRules none = Market.NoPool;

            // The day's 24 calm candles cost 995.33 each, the breakout's 30 cost 1001: 995.963 on average.
            return new()
            {
                { "soft.vwapGapAtr", none with { MaxVwapGapAtr = 0.71m }, 0.7037, true },
                { "soft.vwapGapAtr", none with { MaxVwapGapAtr = 0.70m }, 0.7037, false },
                { "soft.rsi.min", none with { MinRsi = 99m }, 100, true },
                { "soft.rsi.max", none with { MaxRsi = 80m }, 100, false },
                { "soft.adx", none with { MinAdx = 0m }, 0, true },
                { "soft.adx", none with { MinAdx = 20m }, 0, false },
                { "soft.trendEma", none with { TrendEma = 30 }, 1003, true },
                { "soft.trendEma", none with { TrendEma = 31 }, null, false },
                { "soft.bookImbalance", none with { MinBookImbalance = 0m }, null, false },
                { "soft.approachPercent", none with { MaxApproachPercent = 0m }, 0, true },
                { "soft.approachPercent", none with { MaxApproachPercent = -0.1m }, 0, false },
                { "soft.slopePercent", none with { MinSlopePercent = 0.23m }, 0.23427, true },
                { "soft.slopePercent", none with { MinSlopePercent = 0.24m }, 0.23427, false },
                { "soft.closesBeyond", none with { CleanCandles = 39 }, 0, true },
                { "soft.closesBeyond", none with { CleanCandles = 40 }, null, false },
                { "soft.closesNear", none with { MinConsolidationCandles = 10 }, 10, true },
                { "soft.closesNear", none with { MinConsolidationCandles = 11 }, 10, false },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Detect_OneCheckInThePool_Decides(string name, SoftRules pool, double? value, bool passes)
    {
        SignalDecision decision = Breakout.WithSoft(_ => pool with { Required = 1 }).Detect();

        Check check = Assert.Single(decision.Checks, check => check.Name == name);
        Assert.Equal(passes, check.Passed);
        Assert.Equal(value is null, check.Value is null);
        Assert.Equal(value ?? 0.0, (double)(check.Value ?? 0m), 4);
        Assert.Equal(new Check("soft.passed", passes ? 1m : 0m, 1m, passes), decision.Checks[^1]);
        Assert.Equal(passes, decision is SignalDecision.Found);
    }

    [Theory]
    [MemberData(nameof(Measured))]
    public void Detect_NoneRequired_IsReportedAndLetThrough(string name, SoftRules pool, double? value, bool passes)
    {
        SignalDecision decision = Breakout.WithSoft(_ => pool).Detect();

        Assert.IsType<SignalDecision.Found>(decision);
        Assert.Equal(passes, Assert.Single(decision.Checks, check => check.Name == name).Passed);
        Assert.True(value is not null || !passes);
    }

    [Fact]
    public void Detect_EmptyPool_ReportsNothing() => Assert.DoesNotContain(
        Breakout.Detect().Checks, static check => check.Name.StartsWith("soft.", StringComparison.Ordinal));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(5, false)]
    public void Detect_SoManyRequired_CountsThoseThatPassed(int required, bool passes)
    {
        // The first two pass.
        Market market = Breakout.WithSoft(soft => soft with
        {
            Required = required,
            MinRsi = 50m,
            MinSlopePercent = 0.1m,
            MinAdx = 20m,
            MinBookImbalance = 0m,
        });

        Assert.Equal(new Check("soft.passed", 2m, required, passes), market.Detect().Checks[^1]);
        if (!passes)
        {
            market.Refuses(NoSignalReason.SoftPoolTooFew, "soft.passed");
        }
    }

    [Fact]
    public void Detect_OneRequiredOfNone_NeverPasses() =>
        Breakout.WithSoft(static soft => soft with { Required = 1 })
            .Refuses(NoSignalReason.SoftPoolTooFew, "soft.passed");

    [Theory]
    [InlineData(30, 10, 0.5)]
    [InlineData(10, 30, -0.5)]
    [InlineData(10, 0, 1)]
    [InlineData(0, 10, -1)]
    public void Detect_Book_IsWeighedNearTheMiddleWithItsSign(int bids, int asks, double expected)
    {
        Market market = (Breakout with { Book = Market.BookOf(bids, asks) })
            .WithSoft(static soft => soft with { Required = 1, MinBookImbalance = 0.5m });

        Check check = Assert.Single(market.Detect().Checks, static check => check.Name == "soft.bookImbalance");
        Assert.Equal(expected, (double)check.Value!.Value, 10);
        Assert.Equal(expected >= 0.5, market.Detect() is SignalDecision.Found);
    }

    [Theory]
    [InlineData("no bids")]
    [InlineData("no asks")]
    [InlineData("crossed")]
    [InlineData("nothing near")]
    public void Detect_BookThatSaysNothing_Fails(string what)
    {
        OrderBook book = Market.BookOf(10m, 10m);
        book = what switch
        {
            "no bids" => book with { Bids = [] },
            "no asks" => book with { Asks = [] },
            "crossed" => book with { Bids = [new BookLevel(1004m, 1m)] },
            _ => book with { Bids = [new BookLevel(900m, 1m)], Asks = [new BookLevel(1100m, 1m)] },
        };
        Market market = (Breakout with { Book = book })
            .WithSoft(static soft => soft with { Required = 1, MinBookImbalance = -1m });

        Check check = Assert.Single(market.Detect().Checks, static check => check.Name == "soft.bookImbalance");
        Assert.Null(check.Value);
        Assert.False(check.Passed);
        market.Refuses(NoSignalReason.SoftPoolTooFew, "soft.passed");
    }

    [Fact]
    public void Detect_SeriesThatBeginsAfterMidnight_HasNoVwap()
    {
        Market market = Breakout.WithSoft(static soft => soft with { Required = 1, MaxVwapGapAtr = 100m });
        Candle[] candles = market.SignalCandles.Candles.ToArray();

        // Midnight is the sixteenth candle.
        Assert.IsType<SignalDecision.Found>(From(15).Detect());
        Assert.Null(From(16).Detect().Checks[^2].Value);
        From(16).Refuses(NoSignalReason.SoftPoolTooFew, "soft.passed");

        Market From(int first) => market with
        {
            SignalCandles = TestCandles.Series(Timeframe.M15, candles.AsSpan(first)),
        };
    }

    [Fact]
    public void Detect_EarlierCloses_MoveTheChecksOfTheCandlesBefore()
    {
        SoftRules soft = Market.NoPool with { MaxApproachPercent = 1m, CleanCandles = 10, MinConsolidationCandles = 1 };
        SignalDecision rose = Breakout.WithSoft(_ => soft).WithSignal(28, To(946m)).Detect();
        SignalDecision broke = Breakout.WithSoft(_ => soft).WithSignal(29, To(1001.01m)).Detect();
        SignalDecision longAgo = Breakout.WithSoft(_ => soft).WithSignal(28, To(1001.01m)).Detect();
        SignalDecision near = Breakout.WithSoft(_ => soft).WithSignal(35, To(994.99m)).WithSignal(36, To(1000.01m))
            .WithSignal(37, To(1000m)).WithSignal(38, To(995m)).Detect();

        // Close 28 is the one before the ten; 29 is the first of them.
        Assert.Equal(50m / 946m / 10m * 100m, Value(rose, "soft.approachPercent")!.Value, 10);
        Assert.Equal(1m, Value(broke, "soft.closesBeyond"));
        Assert.Equal(8m, Value(near, "soft.closesNear"));
        Assert.Equal(0m, Value(longAgo, "soft.closesBeyond"));

        static Func<Candle, Candle> To(decimal close) => candle => candle with
        {
            Close = close,
            High = Math.Max(candle.High, close),
            Low = Math.Min(candle.Low, close),
            // Much traded, so that the move is no outlier.
            Volume = 1_000m,
        };
    }

    [Fact]
    public void Detect_CloseAtTheAverage_IsNotAboveIt()
    {
        Candle[] levels = [.. Breakout.LevelCandles.Candles.ToArray().Select(static candle => candle with
        {
            Open = 1003m, Close = 1003m, High = 1008m, Low = 998m,
        })];
        Market market = (Breakout with { LevelCandles = TestCandles.Series(Timeframe.H1, levels) })
            .WithSoft(static soft => soft with { Required = 1, TrendEma = 20 });

        market.Refuses(NoSignalReason.SoftPoolTooFew, "soft.passed");
        Assert.Equal(new Check("soft.trendEma", 1003m, 1003m, false), market.Detect().Checks[^2]);
    }

    private static decimal? Value(SignalDecision decision, string name) =>
        decision.Checks.Single(check => check.Name == name).Value;
}
