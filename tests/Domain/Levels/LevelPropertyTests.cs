using Breakwater.Domain.Indicators;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;
using FsCheck;
using FsCheck.Fluent;
using static Breakwater.Domain.Tests.Levels.LevelWaves;

namespace Breakwater.Domain.Tests.Levels;

/// <summary>What holds of the levels of any market and any rules. FsCheck prints the seed of a failure.</summary>
public sealed class LevelPropertyTests
{
    private static readonly Config Quick =
        Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(200).WithEndSize(10_000);

    [Fact]
    public void FindResistances_AnyMarketAndRules_KeepsItsPromises()
    {
        int found = 0;
        HashSet<LevelKind> kinds = [];
        Prop.ForAll<PositiveInt>(seed =>
        {
            (CandleSeries series, CandleSeries daily, LevelRules rules) = Any((uint)seed.Get);
            IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(series, daily, rules);
            Promise promise = new(series, daily, rules);
            found += levels.Count;
            kinds.UnionWith(levels.Select(static level => level.Kind));

            return levels.All(promise.IsKept)
                && levels.Zip(levels.Skip(1)).All(pair => promise.AreApart(pair.First, pair.Second));
        }).Check(Quick);

        Assert.InRange(found, 200, int.MaxValue);
        Assert.Equal(AllKinds.Order(), kinds.Order());
    }

    [Fact]
    public void FindResistances_AnyPrefix_KnowsNothingOfWhatFollows() => Prop.ForAll<PositiveInt>(seed =>
    {
        (CandleSeries series, CandleSeries daily, LevelRules rules) = Any((uint)seed.Get);
        int known = 15 + (seed.Get % (series.Count - 15));
        CandleSeries prefix = LevelCandles.Before(series, OpenTime(known))!;
        CandleSeries copy = TestCandles.Series(Timeframe.H1, series.Candles[..known]);
        CandleSeries? whole = LevelCandles.Before(daily, OpenTime(known));

        return LevelFinder.FindResistances(prefix, daily, rules)
            .SequenceEqual(LevelFinder.FindResistances(copy, whole, rules));
    }).Check(Quick);

    [Fact]
    public void FindResistances_Clusters_AreTheirOwnClusters()
    {
        int joined = 0;
        Prop.ForAll<PositiveInt>(seed =>
        {
            (CandleSeries series, CandleSeries daily, LevelRules rules) = Any((uint)seed.Get);
            LevelGround ground = new(series, AtrOf(series), rules with { ClusterAtr = 1m });
            List<LevelCandidate> candidates = LevelSources.Of(ground);
            PreviousPeriods.Add(candidates, ground, daily);
            List<LevelCluster> once = LevelCluster.Of(candidates, ground);
            List<LevelCluster> twice = LevelCluster.Of(
                [.. once.Select(static cluster => new LevelCandidate(
                    cluster.Price, cluster.Value, LevelKind.Donchian, cluster.Touches.First, cluster.FirstTouch))],
                ground);
            joined += candidates.Count - once.Count;

            return once.Select(static cluster => cluster.Price).SequenceEqual(
                twice.Select(static cluster => cluster.Price));
        }).Check(Quick);

        Assert.InRange(joined, 200, int.MaxValue);
    }

    [Fact]
    public void FindResistances_EveryLevel_HasTheTouchesThatANaiveCountFinds()
    {
        int counted = 0;
        Prop.ForAll<PositiveInt>(seed =>
        {
            (CandleSeries series, _, LevelRules rules) = Any((uint)seed.Get);
            rules = rules with
            {
                ClusterAtr = 0m, Kinds = [LevelKind.SwingHigh, LevelKind.HighVolume, LevelKind.Round],
            };
            IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(series, rules);
            NaiveTouches naive = new(series, rules, AtrOf(series));
            counted += levels.Sum(static level => level.Touches);

            return levels.All(level =>
                naive.Of(level.Price) is { Count: > 0 } touches
                && touches.Count == level.Touches
                && touches[0] == level.FirstTouch
                && touches[^1] == level.LastTouch);
        }).Check(Quick);

        Assert.InRange(counted, 200, int.MaxValue);
    }

    [Fact]
    public void FindResistances_AnyPeaks_AreThoseOfTheIndicatorAndOfANaiveSearch() => Prop.ForAll<PositiveInt>(seed =>
    {
        (CandleSeries series, _, LevelRules rules) = Any((uint)seed.Get);

        int[] peaks = new LevelGround(series, AtrOf(series), rules).Peaks;
        double[] swings = new double[series.Count];
        SwingPivots.Over(series.Highs, series.Lows, rules.PivotStrength, swings, new double[series.Count]);

        return peaks.SequenceEqual(NaiveTouches.Peaks(series, rules.PivotStrength))
            && peaks.SequenceEqual(Enumerable.Range(0, series.Count)
                .Where(i => !double.IsNaN(swings[i])).Select(i => i - rules.PivotStrength));
    }).Check(Quick);

    [Fact]
    public void FindResistances_HighVolume_AreTheMostTradedNewestFirstOfEquals() => Prop.ForAll<PositiveInt>(seed =>
    {
        // The volumes of these walks are whole numbers up to 17, so that most are equal.
        (CandleSeries series, _, LevelRules rules) = Any((uint)seed.Get);
        LevelGround ground = new(series, AtrOf(series), rules with { Kinds = [LevelKind.HighVolume] });
        int wanted = (int)decimal.Ceiling(rules.HighVolumeShare * series.Count);
        Candle[] candles = series.Candles.ToArray();

        return LevelSources.Of(ground).Select(static candidate => candidate.Origin).Order().SequenceEqual(
            Enumerable.Range(0, candles.Length)
                .OrderByDescending(i => candles[i].Volume).ThenByDescending(static i => i).Take(wanted).Order());
    }).Check(Quick);

    private static double AtrOf(CandleSeries series) =>
        AverageTrueRange.Last(series.Highs, series.Lows, series.Closes, AverageTrueRange.StandardPeriod);

    // Every rule is drawn from the seed, so that a failure is told by one number.
    private static (CandleSeries Series, CandleSeries Daily, LevelRules Rules) Any(uint seed)
    {
        int[] draw = [.. TestCandles.Steps(32, seed).Select(static step => step + 9)];
        CandleSeries series = TestCandles.Series(
            Timeframe.H1, TestCandles.Walk(Timeframe.H1, 60 + (draw[0] * 12), seed));
        List<Candle> days = [];
        foreach (IGrouping<DateTime, Candle> day in series.Candles.ToArray()
            .GroupBy(static candle => candle.OpenTime.UtcDateTime.Date))
        {
            days.Add(new Candle(
                new DateTimeOffset(day.Key, TimeSpan.Zero), day.First().Open, day.Max(static candle => candle.High),
                day.Min(static candle => candle.Low), day.Last().Close, 1m));
        }

        LevelRules rules = new(
            2 + draw[1], 1 + (draw[2] % 5), draw[3] * 0.03m, 1 + (draw[4] % 3), draw[5] * 0.1m, draw[6] * 8, AllKinds,
            draw[7] * 0.05m, draw[8] * 0.03m, draw[9] * 0.2m, draw[10] * 0.1m, draw[11] * 0.1m, 20m + (draw[12] * 20m),
            draw[13] * 0.02m);

        return (series, TestCandles.Series(Timeframe.D1, days.ToArray()), rules);
    }

    private sealed class Promise(CandleSeries series, CandleSeries daily, LevelRules rules)
    {
        private readonly double atr = AtrOf(series);
        private readonly Candle[] candles = series.Candles.ToArray();
        private readonly decimal top = series.Candles.ToArray().Concat(daily.Candles.ToArray())
            .Max(static candle => candle.High);

        public bool IsKept(PriceLevel level) =>
            level.Strength >= rules.MinStrength && level.Strength is > 0m and <= 1m
            && level.Price >= candles.Min(static candle => candle.Low)
            && (double)(level.Price - top) <= ((double)rules.TouchToleranceAtr * atr) + 1e-9
            && level.FirstTouch <= level.LastTouch
            && level.LastTouch <= series.Last.OpenTime
            && (decimal)(series.Last.OpenTime - level.LastTouch).TotalHours <= rules.MaxAgeHours
            && level.BaseHeight >= 0m && level.BaseHeight <= level.Price
            && level.Neighbours >= 0
            && level.Touches >= 1
            && (level.Touches >= rules.MinTouches
                || level.Kind is LevelKind.Donchian or LevelKind.PreviousDay or LevelKind.PreviousWeek)
            && !candles[^Math.Min(candles.Length, rules.InvalidationCandles)..].Any(candle =>
                candle.OpenTime > level.LastTouch && candle.Close > level.Price);

        public bool AreApart(PriceLevel lower, PriceLevel higher)
        {
            double distance = (double)(higher.Price - lower.Price) / atr;

            return distance > (double)rules.ClusterAtr - 1e-9
                && distance >= (double)rules.MinSpacingAtr - 1e-9
                && distance > 0.0;
        }
    }
}
