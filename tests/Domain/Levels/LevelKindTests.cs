using System.Globalization;
using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;
using static Breakwater.Domain.Tests.Levels.LevelWaves;

namespace Breakwater.Domain.Tests.Levels;

/// <summary>Where levels come from.</summary>
public sealed class LevelKindTests
{
    [Fact]
    public void FindResistances_NoKinds_IsEmpty() =>
        Assert.Empty(LevelFinder.FindResistances(Waves(120m, 119m), Days(-20, [.. new decimal[20]]), Only()));

    [Fact]
    public void FindResistances_NothingToMeasureBy_IsEmptyForEveryKind()
    {
        LevelRules rules = Rules with { Kinds = AllKinds, MinTouches = 1 };
        CandleSeries daily = Days(-9, [.. Enumerable.Repeat(300m, 12)]);
        Candle[] flat =
            [.. Enumerable.Range(0, 60).Select(static slot => TestCandles.At(Timeframe.H1, slot, 5m, 5m, 5m, 5m))];
        Candle[] nothing = [.. flat.Select(static candle => new Candle(candle.OpenTime, 0m, 0m, 0m, 0m, 0m))];

        Assert.Empty(LevelFinder.FindResistances(TestCandles.Series(Timeframe.H1, flat), daily, rules));
        Assert.Empty(LevelFinder.FindResistances(TestCandles.Series(Timeframe.H1, nothing), daily, rules));
        Assert.Empty(LevelFinder.FindResistances(Until(0), daily, rules));
        Assert.Empty(LevelFinder.FindResistances(Until(13), daily, rules));
        Assert.NotEmpty(LevelFinder.FindResistances(Until(14), daily, rules));
    }

    [Theory]
    [InlineData(LevelKind.Donchian)]
    [InlineData(LevelKind.SwingHigh)]
    [InlineData(LevelKind.HighVolume)]
    [InlineData(LevelKind.Round)]
    public void FindResistances_OneKind_FindsTheDoubleTopByIt(LevelKind kind)
    {
        CandleSeries series = Waves(120m, 119m).With(5, static candle => candle with { Volume = 100m });
        LevelRules rules = Only(kind) with { RoundStepPercent = 25m };
        PriceLevel level = Assert.Single(LevelFinder.FindResistances(series, rules));

        Assert.Equal((120m, kind, 2), (level.Price, level.Kind, level.Touches));
    }

    [Fact]
    public void FindResistances_MostTradedHighs_NeedTouchesToo()
    {
        // The most traded candle is on the slope, where nothing ever turned.
        CandleSeries series = Waves(120m, 119m).With(3, static candle => candle with { Volume = 100m });

        Assert.Empty(LevelFinder.FindResistances(series, Only(LevelKind.HighVolume) with { HighVolumeShare = 0.01m }));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.04, false)]
    [InlineData(0.05, true)]
    [InlineData(1, true)]
    public void FindResistances_HighVolumeShare_CountsTheMostTradedFirst(double share, bool isThere)
    {
        // Of 21 candles the top is the second most traded.
        CandleSeries series = Waves(120m, 119m)
            .With(2, static candle => candle with { Volume = 100m })
            .With(5, static candle => candle with { Volume = 99m });
        LevelRules rules = Only(LevelKind.HighVolume) with { HighVolumeShare = (decimal)share };

        Assert.Equal(isThere, LevelFinder.FindResistances(series, rules).Any(static level => level.Price == 120m));
    }

    [Fact]
    public void FindResistances_NobodyTraded_NoHighIsMostTraded()
    {
        Candle[] candles = Waves(120m, 119m).Candles.ToArray();
        CandleSeries series = TestCandles.Series(
            Timeframe.H1, [.. candles.Select(static candle => candle with { Volume = 0m })]);

        Assert.Empty(LevelFinder.FindResistances(series, Only(LevelKind.HighVolume) with { HighVolumeShare = 1m }));
    }

    [Theory]
    [InlineData(23, 300)]
    [InlineData(24, 301)]
    [InlineData(47, 301)]
    [InlineData(48, 302)]
    public void FindResistances_PreviousDay_IsTheLastWholeOneBeforeTheNewestCandle(int newest, int high)
    {
        CandleSeries daily = Days(-1, 300m, 301m, 302m, 303m, 304m);
        PriceLevel level = Assert.Single(
            LevelFinder.FindResistances(Until(newest), daily, Only(LevelKind.PreviousDay)));

        Assert.Equal((high, LevelKind.PreviousDay, 1), (level.Price, level.Kind, level.Touches));
    }

    [Theory]
    [InlineData("2026-10-25T23:00Z", 306, 400)]
    [InlineData("2026-10-26T00:00Z", 313, 393)]
    [InlineData("2026-11-01T23:00Z", 313, 393)]
    [InlineData("2026-11-02T00:00Z", 320, 386)]
    [InlineData("2026-11-08T23:00Z", 320, 386)]
    [InlineData("2026-11-09T00:00Z", 327, 379)]
    public void FindResistances_PreviousWeek_RunsFromMondayToSunday(string newest, int sunday, int monday)
    {
        // From Monday 2026-10-12 on, each day one higher or one lower, far beyond the newest candle.
        CandleSeries rising = Days(-21, [.. Enumerable.Range(0, 40).Select(static day => 300m + day)]);
        CandleSeries falling = Days(-21, [.. Enumerable.Range(0, 40).Select(static day => 400m - day)]);
        CandleSeries series = At(DateTimeOffset.Parse(newest, CultureInfo.InvariantCulture));
        LevelRules rules = Only(LevelKind.PreviousWeek);

        Assert.Equal(sunday, Assert.Single(LevelFinder.FindResistances(series, rising, rules)).Price);
        Assert.Equal(monday, Assert.Single(LevelFinder.FindResistances(series, falling, rules)).Price);
    }

    [Fact]
    public void FindResistances_DaysMissing_MakeNoLevel()
    {
        LevelRules rules = Only(LevelKind.PreviousDay, LevelKind.PreviousWeek) with { ClusterAtr = 0m };
        CandleSeries daily = Days(-7, [.. Enumerable.Range(0, 9).Select(static day => 300m + day)]);
        CandleSeries series = Until(24);
        CandleSeries holed = TestCandles.Series(Timeframe.D1, [.. daily.Candles[..3], .. daily.Candles[4..]]);

        Assert.Equal([306m, 307m], Prices(LevelFinder.FindResistances(series, daily, rules)));
        Assert.Empty(LevelFinder.FindResistances(series, null, rules));
        Assert.Equal([307m], Prices(LevelFinder.FindResistances(series, holed, rules)));
        Assert.Empty(LevelFinder.FindResistances(series, Days(1, 300m, 301m), rules));
        Assert.Equal([306m], Prices(LevelFinder.FindResistances(series, Days(-7, [.. Enumerable
            .Range(0, 7).Select(static day => 300m + day)]), rules)));
    }

    [Fact]
    public void FindResistances_UnfinishedDay_IsNeverUsed()
    {
        LevelRules rules = Rules with { Kinds = AllKinds };
        decimal[] highs = [.. Enumerable.Range(0, 11).Select(static day => 300m + day)];
        CandleSeries series = Until(40);
        IReadOnlyList<PriceLevel> levels = LevelFinder.FindResistances(series, Days(-9, highs), rules);

        highs[^1] = 9000m;
        Assert.Equal(levels, LevelFinder.FindResistances(series, Days(-9, highs), rules));
        Assert.Equal(levels, LevelFinder.FindResistances(series, Days(-9, highs[..^1]), rules));
        Assert.Equal(levels, LevelFinder.FindResistances(series, Days(-9, [.. highs, 9000m, 9000m]), rules));
    }

    [Fact]
    public void FindResistances_PreviousDayInTheSeries_IsTouchedWhenItWasMade()
    {
        CandleSeries series = Highs([.. Enumerable.Repeat(100m, 5), 110m, .. Enumerable.Repeat(100m, 25)]);
        PriceLevel level = Assert.Single(
            LevelFinder.FindResistances(series, Days(0, 110m), Only(LevelKind.PreviousDay)));

        Assert.Equal((OpenTime(5), OpenTime(5)), (level.FirstTouch, level.LastTouch));
        Assert.Equal(10m, level.BaseHeight);
    }

    [Fact]
    public void FindResistances_PreviousDayBeforeTheSeries_IsTouchedOnItsDay()
    {
        PriceLevel level = Assert.Single(
            LevelFinder.FindResistances(At(OpenTime(30)), Days(-1, 305m, 300m), Only(LevelKind.PreviousDay)));

        Assert.Equal((300m, OpenTime(0)), (level.Price, level.LastTouch));
        PriceLevel older = Assert.Single(
            LevelFinder.FindResistances(Until(20), Days(-1, 305m), Only(LevelKind.PreviousDay)));

        Assert.Equal((OpenTime(-24), 0m), (older.FirstTouch, older.BaseHeight));
    }

    [Fact]
    public void FindResistances_PreviousDayBrokenSince_IsWornOut() => Assert.Empty(
        LevelFinder.FindResistances(Until(30), Days(-1, 90m, 90m), Only(LevelKind.PreviousDay)));

    [Fact]
    public void FindResistances_WrongDays_Throws()
    {
        CandleSeries hours = Until(30);
        CandleSeries other = new(Symbol.Of("ETHUSDT"), Timeframe.D1, Days(-1, 90m).Candles);

        Assert.Throws<ArgumentException>(() => LevelFinder.FindResistances(hours, hours, Rules));
        Assert.Throws<ArgumentException>(() => LevelFinder.FindResistances(hours, other, Rules));
    }

    [Theory]
    [InlineData(20.9, 3, true)]
    [InlineData(20.9, 4, false)]
    [InlineData(53, 3, false)]
    [InlineData(0, 3, false)]
    public void FindResistances_RoundNumber_IsALevelWhereItWasTouched(double percent, int minTouches, bool isThere)
    {
        // The price is 96, so the step is 20 or 50; no top reached 120 itself.
        CandleSeries series = Waves(117.5m, 119m, 118m);
        LevelRules rules = Only(LevelKind.Round) with
        {
            RoundStepPercent = (decimal)percent, MinTouches = minTouches, TouchToleranceAtr = 0.25m,
        };

        Assert.Equal(
            isThere, LevelFinder.FindResistances(series, rules).Any(static level => level.Price == 120m));
    }

    [Theory]
    [InlineData(100, 1, 1)]
    [InlineData(99.9, 1, 0.5)]
    [InlineData(250, 1, 2)]
    [InlineData(97_000, 1, 500)]
    [InlineData(0.3, 1, 0.002)]
    [InlineData(0.00001234, 1, 0.0000001)]
    [InlineData(100, 10, 10)]
    [InlineData(100, 100, 100)]
    [InlineData(100, 0, 0)]
    public void Step_AnyPrice_IsTheLargestOneTwoOrFive(double price, double percent, double step) =>
        Assert.Equal((decimal)step, RoundNumbers.Step((decimal)price, (decimal)percent));

    [Theory]
    [InlineData(103, 1, 0, 0.1)]
    [InlineData(110, 1, 0, 0.15)]
    [InlineData(200, 1, 0, 0.2)]
    [InlineData(3000, 1, 0, 0.25)]
    [InlineData(10_000_000, 1, 0, 0.3)]
    [InlineData(119.6, 10, 0.5, 0.1)]
    [InlineData(119.6, 10, 0.3, 0)]
    [InlineData(0.2, 1, 0.5, 0)]
    [InlineData(103, 0, 0, 0)]
    public void Bonus_RounderNumber_IsMore(double price, double step, double tolerance, double bonus) =>
        Assert.Equal((decimal)bonus, RoundNumbers.Bonus((decimal)price, (decimal)step, tolerance));

    private static IEnumerable<decimal> Prices(IEnumerable<PriceLevel> levels) =>
        levels.Select(static level => level.Price);

    private static LevelRules Only(params LevelKind[] kinds) => Rules with { Kinds = kinds };

    private static CandleSeries Until(int newest) => Highs([.. Enumerable.Repeat(100m, newest + 1)]);

    private static CandleSeries At(DateTimeOffset newest) => new(
        TestCandles.Btc,
        Timeframe.H1,
        [.. Enumerable.Range(-29, 30).Select(slot => new Candle(newest.AddHours(slot), 95m, 100m, 90m, 96m, 1m))]);
}
