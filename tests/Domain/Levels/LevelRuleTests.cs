using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;
using static Breakwater.Domain.Tests.Levels.LevelWaves;

namespace Breakwater.Domain.Tests.Levels;

/// <summary>What each rule does to levels that are there.</summary>
public sealed class LevelRuleTests
{
    private static readonly LevelRules SwingsOnly = Rules with { Kinds = [LevelKind.SwingHigh] };

    public static TheoryData<string> Fields => [.. typeof(LevelRules).GetProperties().Select(static rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void FindResistances_FieldChanged_ChangesTheLevels(string field)
    {
        LevelRules rules = Rules with { Kinds = AllKinds, MaxAgeHours = 200m, MinTouches = 1 };
        LevelRules changed = field switch
        {
            nameof(LevelRules.DonchianPeriod) => rules with { DonchianPeriod = 2 },
            nameof(LevelRules.PivotStrength) => rules with { PivotStrength = 8 },
            nameof(LevelRules.TouchToleranceAtr) => rules with { TouchToleranceAtr = 1m },
            nameof(LevelRules.MinTouches) => rules with { MinTouches = 3 },
            nameof(LevelRules.MinReactionAtr) => rules with { MinReactionAtr = 3m },
            nameof(LevelRules.InvalidationCandles) => rules with { InvalidationCandles = 5 },
            nameof(LevelRules.Kinds) => rules with { Kinds = [LevelKind.SwingHigh] },
            nameof(LevelRules.ClusterAtr) => rules with { ClusterAtr = 0m },
            nameof(LevelRules.HighVolumeShare) => rules with { HighVolumeShare = 1m },
            nameof(LevelRules.RoundStepPercent) => rules with { RoundStepPercent = 5m },
            nameof(LevelRules.CascadeRadiusAtr) => rules with { CascadeRadiusAtr = 4m },
            nameof(LevelRules.MinSpacingAtr) => rules with { MinSpacingAtr = 1m },
            nameof(LevelRules.MaxAgeHours) => rules with { MaxAgeHours = 20m },
            nameof(LevelRules.MinStrength) => rules with { MinStrength = 0.5m },
            _ => rules,
        };
        CandleSeries daily = Days(0, [.. Enumerable.Range(0, 13).Select(static day => 1100m + (day % 3))]);

        Assert.Contains(Enumerable.Range(1, 40), seed =>
        {
            CandleSeries series = TestCandles.Series(
                Timeframe.H1, TestCandles.Walk(Timeframe.H1, 300, (uint)seed));

            return !LevelFinder.FindResistances(series, daily, rules)
                .SequenceEqual(LevelFinder.FindResistances(series, daily, changed));
        });
    }

    [Fact]
    public void FindResistances_RuleOutOfRange_Throws()
    {
        LevelRules[] wrong =
        [
            Rules with { ClusterAtr = -1m },
            Rules with { HighVolumeShare = -0.1m },
            Rules with { HighVolumeShare = 1.1m },
            Rules with { RoundStepPercent = -1m },
            Rules with { CascadeRadiusAtr = -1m },
            Rules with { MinSpacingAtr = -1m },
            Rules with { MaxAgeHours = -1m },
            Rules with { MinStrength = -0.1m },
            Rules with { MinStrength = 1.1m },
        ];

        Assert.All(wrong, static rules => Assert.Throws<ArgumentOutOfRangeException>(
            () => LevelFinder.FindResistances(Waves(120m, 119m), null, rules)));
    }

    [Theory]
    [InlineData(0.39, new[] { 116, 120 })]
    [InlineData(0.4, new[] { 120 })]
    public void FindResistances_ClusterAtr_JoinsAtTheHighest(double clusterAtr, int[] prices)
    {
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(
            Waves(116m, 120m, 120m, 116m), SwingsOnly with { ClusterAtr = (decimal)clusterAtr });

        Assert.Equal(prices, levels.Select(static level => (int)level.Price));

        // The first touch of the lower top is that of both.
        Assert.Equal(OpenTime(prices.Length == 1 ? 4 : 13), levels[^1].FirstTouch);
        Assert.Equal(2, levels[^1].Touches);
    }

    [Fact]
    public void FindResistances_PricesInAChain_AreNotOneLevel()
    {
        // Each is four below the next; the cluster reaches five below its highest and no further.
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(
            Waves(120m, 120m, 116m, 116m, 112m, 112m), SwingsOnly with { ClusterAtr = 0.5m });

        Assert.Equal([112m, 120m], levels.Select(static level => level.Price));
    }

    [Theory]
    [InlineData(0.39, 0, 0)]
    [InlineData(0.4, 1, 1)]
    [InlineData(0.8, 2, 1)]
    public void FindResistances_LevelsAbove_AreNeighboursAndStrengthen(double radius, int lowest, int middle)
    {
        CandleSeries series = Waves(124m, 124m, 120m, 120m, 116m, 116m);
        LevelRules rules = SwingsOnly with { CascadeRadiusAtr = (decimal)radius };
        IReadOnlyList<PriceLevel> alone = LevelFinder.FindResistances(series, rules with { CascadeRadiusAtr = 0m });
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(series, rules);

        Assert.Equal([lowest, middle, 0], levels.Select(static level => level.Neighbours));
        Assert.Equal(
            [0.05m * lowest, 0.05m * middle, 0m],
            levels.Zip(alone, static (level, other) => level.Strength - other.Strength));
    }

    [Fact]
    public void FindResistances_RoundNumbersWanted_StrengthenWhatLiesOnThem()
    {
        CandleSeries series = Waves(120m, 119m);
        LevelRules round = Rules with { RoundStepPercent = 25m, Kinds = [LevelKind.SwingHigh, LevelKind.Round] };
        PriceLevel plain = Assert.Single(LevelFinder.FindResistances(series, SwingsOnly));
        PriceLevel level = Assert.Single(LevelFinder.FindResistances(series, round));

        // The step is 20 and 120 no multiple of 200.
        Assert.Equal((120m, LevelKind.SwingHigh, plain.Strength + 0.1m), (level.Price, level.Kind, level.Strength));
    }

    [Theory]
    [InlineData(0.39, new[] { 116, 120 })]
    [InlineData(0.4, new[] { 116, 120 })]
    [InlineData(0.41, new[] { 116 })]
    public void FindResistances_MinSpacing_KeepsTheStronger(double spacing, int[] prices)
    {
        // 116 has three touches and 120 two.
        LevelRules rules = SwingsOnly with { MinSpacingAtr = (decimal)spacing, CascadeRadiusAtr = 0m };
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(Waves(120m, 116m, 120m, 116m, 116m), rules);

        Assert.Equal(prices, levels.Select(static level => (int)level.Price));
    }

    [Fact]
    public void FindResistances_EquallyStrongTooNear_KeepsTheHigher()
    {
        CandleSeries series = Highs([.. Enumerable.Repeat(100m, 30)]);
        LevelRules rules = Rules with
        {
            Kinds = [LevelKind.PreviousDay, LevelKind.PreviousWeek], ClusterAtr = 0m, CascadeRadiusAtr = 0m,
        };
        CandleSeries daily = Days(-7, [.. Enumerable.Repeat(302m, 7), 300m]);
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(series, daily, rules);

        Assert.Equal(levels[0].Strength, levels[1].Strength);
        Assert.Equal(
            levels[1],
            Assert.Single(LevelFinder.FindResistances(series, daily, rules with { MinSpacingAtr = 1m })));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4.9, false)]
    public void FindResistances_MaxAge_CountsFromTheLastTouchToTheNewestCandle(double hours, bool isThere)
    {
        // The second top is candle 15 of 21.
        LevelRules rules = SwingsOnly with { MaxAgeHours = (decimal)hours };

        Assert.Equal(isThere, LevelFinder.FindResistances(Waves(120m, 119m), rules).Count == 1);
    }

    [Theory]
    [InlineData(0.51, 1)]
    [InlineData(0.52, 0)]
    public void FindResistances_MinStrength_LeavesWeakerOut(double strength, int count) => Assert.Equal(
        count,
        LevelFinder.FindResistances(Waves(120m, 119m), Rules with { MinStrength = (decimal)strength }).Count);

    [Fact]
    public void FindResistances_BaseHeight_ReachesToTheLowestLowBetweenTheTouches()
    {
        CandleSeries series = Waves(120m, 119m)
            .With(2, static candle => candle with { Low = 50m })
            .With(9, static candle => candle with { Low = 81m })
            .With(18, static candle => candle with { Low = 60m });

        Assert.Equal(39m, Assert.Single(LevelFinder.FindResistances(series, SwingsOnly)).BaseHeight);
    }

    [Fact]
    public void FindResistances_KindsThatStandAlone_NeedNoTouches()
    {
        LevelRules rules = Rules with { MinTouches = 20, Kinds = AllKinds };
        CandleSeries daily = Days(-8, [.. Enumerable.Range(0, 10).Select(static day => 300m - (7 * day))]);
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(Waves(120m, 119m, 120m), daily, rules);

        Assert.Equal(
            [LevelKind.Donchian, LevelKind.PreviousDay, LevelKind.PreviousWeek],
            levels.Select(static level => level.Kind).Order());
    }
}
