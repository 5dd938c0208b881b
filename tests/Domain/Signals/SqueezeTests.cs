using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Signals;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Signals;

public sealed class SqueezeTests
{
    private static readonly Market Squeezed = Market.Squeezed();

    [Fact]
    public void Detect_BreakoutOutOfASqueeze_IsThatKindOfEntry()
    {
        SignalDecision decision = Squeezed.Detect();

        Assert.Equal(EntryKind.Squeeze, Squeezed.Signal().Kind);
        Assert.Equal(
            ["squeeze.bandWidthPercentile", "squeeze.keltnerAtr", "squeeze.candles"],
            decision.Checks.TakeLast(3).Select(static check => check.Name));
    }

    [Fact]
    public void Detect_WideBands_IsNotSqueezed() =>
        Market.Squeezed(narrowing: false).Refuses(NoSignalReason.NotSqueezed, "squeeze.bandWidthPercentile");

    [Fact]
    public void Detect_BandsOutsideTheChannel_IsNotSqueezed()
    {
        Market market = Change(static rules => rules with { KeltnerAtr = 0.1m });

        market.Refuses(NoSignalReason.NotSqueezed, "squeeze.keltnerAtr");
        Assert.IsType<SignalDecision.Found>(Change(static rules => rules with { KeltnerAtr = 0m }).Detect());
    }

    [Fact]
    public void Detect_Percentile_IsThatOfTheCandleBefore()
    {
        // The breakout candle alone would be as wide as any.
        Market market = Change(static rules => rules with { KeltnerAtr = 0m });
        double[] ranks = new double[market.SignalCandles.Count];
        BollingerWidthPercentile.Over(market.SignalCandles.Closes, 20, 2.0, 100, ranks);
        Check check = market.Detect().Checks[^2];

        Assert.Equal("squeeze.bandWidthPercentile", check.Name);
        Assert.Equal(ranks[^2], (double)check.Value!.Value, 10);
        Assert.True(ranks[^1] > ranks[^2] + 50.0);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(0.6)]
    [InlineData(0.5)]
    [InlineData(0.3)]
    public void Detect_Channel_IsAsTheIndicatorsDrawIt(double multiplier)
    {
        CandleSeries candles = Squeezed.SignalCandles;
        PriceBand[] bands = new PriceBand[candles.Count];
        PriceBand[] channel = new PriceBand[candles.Count];
        BollingerBands.Over(candles.Closes, 20, 2.0, bands);
        KeltnerChannel.Over(PriceColumns.Of(candles), 20, 14, multiplier, channel);
        bool isInside = bands[^2].Upper <= channel[^2].Upper && bands[^2].Lower >= channel[^2].Lower;
        Market market = Change(rules => rules with { KeltnerAtr = (decimal)multiplier, MinCandles = 1 });

        Assert.Equal(isInside, market.Detect() is SignalDecision.Found);
    }

    [Fact]
    public void Detect_TooFewInARow_IsNotSqueezed()
    {
        // A close far away widens the bands of twenty candles, the last of them the tenth before the breakout.
        Candle[] candles = Squeezed.SignalCandles.Candles.ToArray();
        candles[^30] = candles[^30] with { Close = 985m, Low = 985m };
        Market market = Change(static rules => rules with { KeltnerAtr = 0m })
            with { SignalCandles = TestCandles.Series(Timeframe.M15, candles) };
        const int InARow = 9;

        Assert.Equal(InARow, Run(market.SignalCandles));
        Assert.IsType<SignalDecision.Found>(WithCandles(InARow).Detect());
        WithCandles(InARow + 1).Refuses(NoSignalReason.NotSqueezed, "squeeze.candles");

        Market WithCandles(int count) => market.WithRules(rules => rules with
        {
            Squeeze = rules.Squeeze with { MinCandles = count },
        });
    }

    [Fact]
    public void Detect_InsideTheChannelForTooFew_IsNotSqueezed()
    {
        CandleSeries candles = Squeezed.SignalCandles;
        PriceBand[] bands = new PriceBand[candles.Count];
        PriceBand[] channel = new PriceBand[candles.Count];
        BollingerBands.Over(candles.Closes, 20, 2.0, bands);
        KeltnerChannel.Over(PriceColumns.Of(candles), 20, 14, 0.35, channel);
        int run = 0;
        while (IsInside(candles.Count - 2 - run))
        {
            run++;
        }

        Assert.InRange(run, 2, 35);
        Assert.IsType<SignalDecision.Found>(WithCandles(run).Detect());
        WithCandles(run + 1).Refuses(NoSignalReason.NotSqueezed, "squeeze.candles");

        bool IsInside(int i) => bands[i].Upper <= channel[i].Upper && bands[i].Lower >= channel[i].Lower;

        Market WithCandles(int count) =>
            Change(rules => rules with { KeltnerAtr = 0.35m, MinCandles = count });
    }

    [Fact]
    public void Detect_NotEnoughCandlesForTheRank_FailsClosed()
    {
        CandleSeries candles = Squeezed.SignalCandles;
        Market enough = Squeezed with { SignalCandles = Newest(123) };
        Market few = Squeezed with { SignalCandles = Newest(122) };
        Market none = Squeezed with { SignalCandles = Newest(120) };

        Assert.IsType<SignalDecision.Found>(enough.Detect());
        few.Refuses(NoSignalReason.NotSqueezed, "squeeze.candles");
        none.Refuses(NoSignalReason.NotSqueezed, "squeeze.bandWidthPercentile");
        Assert.Null(none.Detect().Checks[^1].Value);

        CandleSeries Newest(int count) => TestCandles.Series(Timeframe.M15, candles.Candles[^count..]);
    }

    [Fact]
    public void Detect_MomentumAfterASqueezeRefused_IsStillFound()
    {
        Market market = Market.Squeezed(narrowing: false).WithRules(static rules => rules with
        {
            Entries = [EntryKind.Squeeze, EntryKind.Momentum],
        });

        Assert.Equal(EntryKind.Momentum, market.Signal().Kind);
        Assert.Equal(EntryKind.Squeeze, Squeezed.WithRules(_ => market.Rules).Signal().Kind);
    }

    private static Market Change(Func<SqueezeRules, SqueezeRules> change) =>
        Squeezed.WithRules(rules => rules with { Squeeze = change(rules.Squeeze) });

    private static int Run(CandleSeries candles)
    {
        double[] ranks = new double[candles.Count];
        BollingerWidthPercentile.Over(candles.Closes, 20, 2.0, 100, ranks);
        int run = 0;
        while (ranks[candles.Count - 2 - run] <= 30.0)
        {
            run++;
        }

        return run;
    }
}
