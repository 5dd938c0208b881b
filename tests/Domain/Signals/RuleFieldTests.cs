using System.Reflection;
using Breakwater.Domain.Signals;

namespace Breakwater.Domain.Tests.Signals;

/// <summary>Every rule is asked for: each changes an outcome.</summary>
public sealed class RuleFieldTests
{
    private static readonly Dictionary<string, Func<SignalRules, SignalRules>> OfBreakouts = new()
    {
        ["BreakAtr"] = static rules => rules with { BreakAtr = 0.4m },
        ["BreakPercent"] = static rules => rules with { BreakPercent = 0.4m },
        ["MaxChaseAtr"] = static rules => rules with { MaxChaseAtr = 0.1m },
        ["MinVolumeMultiplier"] = static rules => rules with { MinVolumeMultiplier = 4m },
        ["MinBodyFraction"] = static rules => rules with { MinBodyFraction = 0.8m },
        ["StopAtr"] = static rules => rules with { StopAtr = 1m },
        ["SwingLookback"] = static rules => rules with { SwingLookback = 1 },
        ["MinStopPercent"] = static rules => rules with { MinStopPercent = 2m },
        ["ExpiryCandles"] = static rules => rules with { ExpiryCandles = 3 },
        ["Entries"] = static rules => rules with { Entries = [] },
        ["MaxChasePercent"] = static rules => rules with { MaxChasePercent = 0.1m },
        ["MinBaseHeightR"] = static rules => rules with { MinBaseHeightR = 1m },
        ["Retest"] = static rules => rules with { Entries = [EntryKind.Retest] },
        ["Squeeze"] = static rules => rules with { Entries = [EntryKind.Squeeze] },
        ["Soft"] = static rules => rules with { Soft = rules.Soft with { Required = 1 } },
    };

    private static readonly Dictionary<string, Func<SoftRules, SoftRules>> OfPool = new()
    {
        ["Required"] = static soft => soft with { Required = 2, MinRsi = 1m },
        ["MaxVwapGapAtr"] = static soft => soft with { MaxVwapGapAtr = 0.1m },
        ["MinRsi"] = static soft => soft with { MinRsi = 101m },
        ["MaxRsi"] = static soft => soft with { MaxRsi = 50m },
        ["MinAdx"] = static soft => soft with { MinAdx = 20m },
        ["TrendEma"] = static soft => soft with { TrendEma = 200 },
        ["MinBookImbalance"] = static soft => soft with { MinBookImbalance = 0m },
        ["MaxApproachPercent"] = static soft => soft with { MaxApproachPercent = -1m },
        ["MinSlopePercent"] = static soft => soft with { MinSlopePercent = 1m },
        ["CleanCandles"] = static soft => soft with { CleanCandles = 100 },
        ["MinConsolidationCandles"] = static soft => soft with { MinConsolidationCandles = 11 },
    };

    private static readonly Dictionary<string, Func<SqueezeRules, SqueezeRules>> OfSqueezes = new()
    {
        ["MaxBandWidthPercentile"] = static rules => rules with { MaxBandWidthPercentile = -1m },
        ["KeltnerAtr"] = static rules => rules with { KeltnerAtr = 0.1m },
        ["MinCandles"] = static rules => rules with { MinCandles = 60 },
    };

    private static readonly Dictionary<string, Func<RetestRules, RetestRules>> OfRetests = new()
    {
        ["WatchHours"] = static rules => rules with { WatchHours = 0.5m },
        ["MinAwayAtr"] = static rules => rules with { MinAwayAtr = 0.8m },
        ["NearAtr"] = static rules => rules with { NearAtr = 0.05m },
        ["MaxPierceAtr"] = static rules => rules with { MaxPierceAtr = -0.15m },
        ["MinActivity"] = static rules => rules with { MinActivity = 1.1m },
        ["StopAtr"] = static rules => rules with { StopAtr = 2m },
    };

    public static TheoryData<string> BreakoutFields => [.. OfBreakouts.Keys];

    public static TheoryData<string> PoolFields => [.. OfPool.Keys];

    public static TheoryData<string> SqueezeFields => [.. OfSqueezes.Keys];

    public static TheoryData<string> RetestFields => [.. OfRetests.Keys];

    [Fact]
    public void Fields_OfEveryRecord_AreAllHere()
    {
        Assert.Equal(Names<SignalRules>(), OfBreakouts.Keys);
        Assert.Equal(Names<SoftRules>(), OfPool.Keys);
        Assert.Equal(Names<SqueezeRules>(), OfSqueezes.Keys);
        Assert.Equal(Names<RetestRules>(), [.. OfRetests.Keys, nameof(RetestRules.FalseBreakCandles)]);
    }

    [Theory]
    [MemberData(nameof(BreakoutFields))]
    public void Decide_OtherRule_DecidesOtherwise(string field) => Differs(
        Market.Breakout().Decide(), Market.Breakout().WithRules(OfBreakouts[field]).Decide());

    [Theory]
    [MemberData(nameof(PoolFields))]
    public void Decide_OtherSoftRule_DecidesOtherwise(string field)
    {
        Market market = Market.Breakout().WithSoft(static soft => soft with { Required = 1, MinSlopePercent = 0m });
        Market other = market.WithSoft(static soft => soft with { MinSlopePercent = null }).WithSoft(OfPool[field]);

        Assert.IsType<SignalDecision.Found>(market.Detect());
        other.Refuses(NoSignalReason.SoftPoolTooFew, "soft.passed");
    }

    [Theory]
    [MemberData(nameof(SqueezeFields))]
    public void Decide_OtherSqueezeRule_DecidesOtherwise(string field)
    {
        Market other = Market.Squeezed()
            .WithRules(rules => rules with { Squeeze = OfSqueezes[field](rules.Squeeze) });

        Assert.IsType<SignalDecision.Found>(Market.Squeezed().Detect());
        Assert.Equal(NoSignalReason.NotSqueezed, Assert.IsType<SignalDecision.None>(other.Detect()).Reason);
    }

    [Theory]
    [MemberData(nameof(RetestFields))]
    public void Decide_OtherRetestRule_DecidesOtherwise(string field)
    {
        Assert.IsType<SignalDecision.Found>(Story.Held().Play().Decision);
        Differs(Story.Held().Play(), Story.Held().WithRetest(OfRetests[field]).Play());
    }

    [Fact]
    public void Decide_FalseBreakCandles_DecidesHowLongACloseBelowIsFalse()
    {
        Story story = Story.Away().Then(1006m, 1006m, 999m, 999m);

        Assert.Equal(WatchState.FalseBreakout, story.State());
        Assert.Equal(
            WatchState.PullBack, story.WithRetest(static rules => rules with { FalseBreakCandles = 1 }).State());
    }

    [Theory]
    [InlineData("BreakAtr")]
    [InlineData("MaxChaseAtr")]
    [InlineData("MinStopPercent")]
    [InlineData("ExpiryCandles")]
    [InlineData("MaxChasePercent")]
    public void Decide_RetestToo_AsksTheCommonRules(string field) => Differs(
        Story.Held().Play(), Story.Held().With(OfBreakouts[field]).Play());

    [Fact]
    public void Decide_EntriesInOrder_TakesTheFirstThatIsFound()
    {
        Market market = Market.Squeezed();

        Assert.Equal(EntryKind.Momentum, With(EntryKind.Momentum, EntryKind.Squeeze).Signal().Kind);
        Assert.Equal(EntryKind.Squeeze, With(EntryKind.Squeeze, EntryKind.Momentum).Signal().Kind);
        Assert.Equal(EntryKind.Momentum, With(EntryKind.Retest, EntryKind.Momentum).Signal().Kind);

        Market With(params EntryKind[] kinds) => market.WithRules(rules => rules with { Entries = kinds });
    }

    [Theory]
    [InlineData(EntryKind.Momentum, EntryKind.Retest)]
    [InlineData(EntryKind.Retest, EntryKind.Momentum)]
    public void Decide_NothingFound_GivesTheRefusalThatSaysMost(EntryKind first, EntryKind second)
    {
        Story pullBack = Story.PullBack();
        LevelWatch watch = Story.Away().Play().Watch!;
        EntryOutcome outcome = pullBack.With(rules => rules with { Entries = [first, second] }).At(42, watch);
        EntryOutcome nothing = Story.Breakout().Idle(1).With(rules => rules with { Entries = [first, second] })
            .At(41, null);

        Assert.Equal(NoSignalReason.PullBackNotHeld, Assert.IsType<SignalDecision.None>(outcome.Decision).Reason);
        Assert.Equal(
            first == EntryKind.Momentum ? NoSignalReason.NoBreakout : NoSignalReason.NotRetested,
            Assert.IsType<SignalDecision.None>(nothing.Decision).Reason);
    }

    [Theory]
    [InlineData(EntryKind.Momentum, EntryKind.Squeeze, NoSignalReason.SoftPoolTooFew)]
    [InlineData(EntryKind.Squeeze, EntryKind.Momentum, NoSignalReason.NotSqueezed)]
    public void Decide_SeveralRefusalsThatSayMuch_GivesTheFirst(EntryKind one, EntryKind two, NoSignalReason expected)
    {
        Market market = Market.Squeezed(narrowing: false)
            .WithSoft(static soft => soft with { Required = 1 })
            .WithRules(rules => rules with { Entries = [one, two] });

        Assert.Equal(expected, Assert.IsType<SignalDecision.None>(market.Detect()).Reason);
    }

    [Fact]
    public void Reasons_AlreadyStored_KeepTheirNumbers() => Assert.Equal(
        [
            "None", "TooLate", "DefectiveCandles", "NotWarm", "NoLevel", "NoBreakout", "TooFarBeyond", "VolumeTooLow",
            "BodyTooSmall", "StopTooNear", "StopNotPositive",
        ],
        Enum.GetNames<NoSignalReason>().Take(11));

    private static void Differs(EntryOutcome before, EntryOutcome after) =>
        Assert.NotEqual(DecisionText.Of(before), DecisionText.Of(after));

    private static IEnumerable<string> Names<T>() =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => property.Name);
}
