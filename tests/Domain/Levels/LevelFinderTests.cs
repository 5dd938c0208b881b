using Breakwater.Domain.Indicators;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;
using static Breakwater.Domain.Tests.Levels.LevelWaves;

namespace Breakwater.Domain.Tests.Levels;

public sealed class LevelFinderTests
{
    private static readonly LevelRules Rules = LevelWaves.Rules;

    [Fact]
    public void FindResistances_DoubleTop_IsOneLevelAtTheHigherTop()
    {
        CandleSeries series = Waves(120m, 119m);
        PriceLevel level = Assert.Single(LevelFinder.FindResistances(series, Rules));

        // Two of five touches, ten of 168 hours, and no close above.
        Assert.Equal(
            new PriceLevel(
                120m, LevelKind.SwingHigh, 2, OpenTime(5), OpenTime(15),
                (0.5m * 0.4m) + (0.2m * (10m / 168m)) + 0.3m)
            {
                BaseHeight = 30m,
            },
            level);
    }

    [Fact]
    public void FindResistances_TopsFurtherApartThanTolerance_AreTwoLevels()
    {
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(
            Waves(120m, 116m, 120m, 116m), Rules with { DonchianPeriod = 500 });

        // The higher top lies between the lower ones without wearing them out: it closed at 116.
        Assert.Equal([116m, 120m], levels.Select(static level => level.Price));
        Assert.All(levels, static level => Assert.Equal(2, level.Touches));
    }

    [Fact]
    public void FindResistances_TooFewTouches_LeavesTheDonchianEdge()
    {
        PriceLevel level = Assert.Single(
            LevelFinder.FindResistances(Waves(120m, 119m), Rules with { MinTouches = 3 }));

        Assert.Equal((120m, LevelKind.Donchian, 2), (level.Price, level.Kind, level.Touches));
    }

    [Fact]
    public void FindResistances_DonchianEdge_IncludesTheNewestCandle()
    {
        CandleSeries series = Highs([.. WaveHighs(120m), 104m, 108m, 112m, 116m, 121m]);
        PriceLevel level = Assert.Single(LevelFinder.FindResistances(series, Rules with { DonchianPeriod = 10 }));

        Assert.Equal((121m, LevelKind.Donchian), (level.Price, level.Kind));
        Assert.Equal(OpenTime(15), level.LastTouch);
    }

    [Fact]
    public void FindResistances_TopNotConfirmed_IsNoSwing()
    {
        CandleSeries series = Waves(120m, 119m);
        CandleSeries early = LevelCandles.Before(series, OpenTime(18))!;
        CandleSeries confirmed = LevelCandles.Before(series, OpenTime(19))!;

        Assert.DoesNotContain(
            LevelFinder.FindResistances(early, Rules), static level => level.Kind == LevelKind.SwingHigh);
        Assert.Contains(
            LevelFinder.FindResistances(confirmed, Rules), static level => level.Kind == LevelKind.SwingHigh);
    }

    [Fact]
    public void FindResistances_NoReaction_IsNoTouch() => Assert.DoesNotContain(
        LevelFinder.FindResistances(Waves(120m, 119m), Rules with { MinReactionAtr = 4m }),
        static level => level.Kind == LevelKind.SwingHigh);

    [Theory]
    [InlineData(96, false)]
    [InlineData(8, false)]
    [InlineData(7, true)]
    public void FindResistances_ClosedBroken_IsWornOutForSoManyCandles(int invalidationCandles, bool isThere)
    {
        // The last wave closes above 120 once, eight candles before the end.
        CandleSeries series = Waves(120m, 119m, 128m);

        Assert.Equal(
            isThere,
            LevelFinder.FindResistances(series, Rules with { InvalidationCandles = invalidationCandles })
                .Any(static level => level.Price == 120m));
    }

    [Fact]
    public void FindResistances_HigherBeforeTheFirstTouch_IsNotBroken()
    {
        decimal[] fall = [.. Enumerable.Range(0, 15).Select(static i => 160m - (4m * i))];
        CandleSeries series = Highs([.. fall, .. WaveHighs(120m, 119m)]);

        Assert.Contains(
            LevelFinder.FindResistances(series, Rules), static level => level is { Price: 120m, Touches: 2 });
    }

    [Fact]
    public void FindResistances_TopsWithoutAFallBetween_AreOneTouch()
    {
        // Two swing highs with a dip of 8 between them, then a fall.
        CandleSeries series = Highs(
            [.. Enumerable.Repeat(100m, 10), 104m, 108m, 109m, 108m, 107m, 108m, 109m, 108m, 104m, 100m, 96m, 92m]);
        PriceLevel level = Assert.Single(LevelFinder.FindResistances(
            series,
            Rules with { PivotStrength = 2, MinTouches = 1, MinReactionAtr = 1.3m, Kinds = [LevelKind.SwingHigh] }));

        Assert.Equal((1, OpenTime(16)), (level.Touches, level.FirstTouch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    public void FindResistances_TooShortForAtr_IsEmpty(int count) => Assert.Empty(
        LevelFinder.FindResistances(Highs([.. WaveHighs(120m, 119m).Take(count)]), Rules));

    [Fact]
    public void FindResistances_FlatMarket_IsEmpty()
    {
        Candle[] flat =
            [.. Enumerable.Range(0, 50).Select(static slot => TestCandles.At(Timeframe.H1, slot, 5m, 5m, 5m, 5m))];

        Assert.Empty(LevelFinder.FindResistances(TestCandles.Series(Timeframe.H1, flat), Rules));
    }

    [Fact]
    public void FindResistances_ImpossibleRules_Throws()
    {
        CandleSeries series = Waves(120m, 119m);

        Assert.Throws<ArgumentOutOfRangeException>(() => Find(Rules with { DonchianPeriod = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(Rules with { PivotStrength = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(Rules with { MinTouches = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(Rules with { TouchToleranceAtr = -1m }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(Rules with { MinReactionAtr = -1m }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Find(Rules with { InvalidationCandles = -1 }));

        void Find(LevelRules rules) => LevelFinder.FindResistances(series, rules);
    }

    [Fact]
    public void FindResistances_AnyMarket_KeepsItsPromises()
    {
        int found = 0;
        Prop.ForAll<int[], PositiveInt>((steps, seed) =>
        {
            int[] all = [.. TestCandles.Steps(150, (uint)seed.Get), .. steps];
            CandleSeries series = TestCandles.Series(Timeframe.H1, TestCandles.Walk(Timeframe.H1, all));
            LevelRules rules = Rules with { InvalidationCandles = (seed.Get % 60) + 1 };
            IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(series, rules);
            double atr = AverageTrueRange.Last(series.Highs, series.Lows, series.Closes, 14);
            Candle[] candles = series.Candles.ToArray();

            found += levels.Count;

            return levels.Zip(levels.Skip(1)).All(pair =>
                    (double)(pair.Second.Price - pair.First.Price) > (double)rules.TouchToleranceAtr * atr)
                && levels.All(level =>
                    level.Strength is > 0m and <= 1m
                    && level.FirstTouch <= level.LastTouch
                    && level.Touches >= (level.Kind == LevelKind.Donchian ? 1 : rules.MinTouches)
                    && candles.Any(candle => candle.High == level.Price)
                    && (level.Kind != LevelKind.Donchian || level.Price == candles[^20..].Max(candle => candle.High))
                    && !candles[^rules.InvalidationCandles..].Any(candle =>
                        candle.OpenTime > level.LastTouch && candle.Close > level.Price));
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

        Assert.InRange(found, 50, int.MaxValue);
    }
}
