using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Tests;

public sealed class CandleHistoryTests
{
    private static readonly DateTimeOffset Start = TestMarkets.Start;

    [Theory]
    [InlineData(Timeframe.M5)]
    [InlineData(Timeframe.M15)]
    [InlineData(Timeframe.H1)]
    [InlineData(Timeframe.H4)]
    [InlineData(Timeframe.D1)]
    public void Slice_AnyTime_HoldsWholeCandlesThatHadClosed(Timeframe timeframe)
    {
        Candle[] candles = TestMarkets.Walk(3, 700);
        CandleHistory history = new(Symbol.Of("AUSDT"), Timeframe.M5, candles);
        for (int minute = 0; minute <= 3_600; minute += 7)
        {
            DateTimeOffset now = Start.AddMinutes(minute);
            Candle[] closed = [.. candles.Where(candle => candle.OpenTime.AddMinutes(5) <= now)];
            Candle[] expected = Aggregate(closed, timeframe);
            CandleSeries? slice = history.Slice(timeframe, 20, now);

            Assert.Equal(expected.TakeLast(20), slice?.Candles.ToArray() ?? []);
            Assert.True(slice is null || slice.CloseTime <= now);
            Assert.Equal(
                expected.TakeLast(20).Select(candle => (double)candle.High), slice?.Highs.ToArray() ?? []);
        }
    }

    [Fact]
    public void Slice_PartIsMissing_LeavesTheLongerCandleOut()
    {
        Candle[] candles = [.. TestMarkets.Walk(3, 48).Where((_, index) => index != 13)];
        CandleSeries hours = new CandleHistory(Symbol.Of("AUSDT"), Timeframe.M5, candles)
            .Slice(Timeframe.H1, 10, Start.AddHours(4))!;

        Assert.Equal(
            [Start, Start.AddHours(2), Start.AddHours(3)],
            hours.Candles.ToArray().Select(hour => hour.OpenTime));
        Assert.False(CandleQuality.Inspect(hours, Start.AddHours(4)).IsSound);
    }

    [Fact]
    public void Slice_PartsOffTheGrid_MakeNoLongerCandle()
    {
        Candle[] candles = TestMarkets.Walk(3, 3);
        candles[1] = candles[1] with { OpenTime = candles[1].OpenTime.AddSeconds(1) };

        Assert.Null(new CandleHistory(Symbol.Of("AUSDT"), Timeframe.M5, candles)
            .Slice(Timeframe.M15, 1, Start.AddHours(1)));
    }

    [Fact]
    public void Slice_TimeframeThatCannotBeMade_IsNothing()
    {
        CandleHistory history = TestMarkets.Wandering("AUSDT", 1, 300);

        Assert.Null(history.Slice(Timeframe.M1, 10, Start.AddDays(1)));
        Assert.Null(history.Slice(Timeframe.M5, 10, Start.AddMinutes(4)));
    }

    [Fact]
    public void DayAt_AnyTime_SumsWhatClosedInTheDayBefore()
    {
        Candle[] candles = TestMarkets.Walk(5, 900);
        ICandleHistory history = new CandleHistory(Symbol.Of("AUSDT"), Timeframe.M5, candles);
        for (int hour = 1; hour < 75; hour++)
        {
            DateTimeOffset now = Start.AddHours(hour);
            Candle[] day =
            [
                .. candles.Where(candle => candle.OpenTime.AddMinutes(5) <= now)
                    .Where(candle => candle.OpenTime.AddMinutes(5) > now.AddDays(-1)),
            ];
            DayWindow window = history.DayAt(now)!.Value;

            Assert.Equal(day.Sum(candle => Math.Round(candle.Close * candle.Volume, 8)), window.QuoteVolume);
            Assert.Equal((day[0].Open, day[^1]), (window.FirstOpen, window.Last));
        }

        Assert.Null(history.DayAt(Start.AddMinutes(4)));
        Assert.Null(history.DayAt(candles[^1].OpenTime.AddMinutes(5).AddDays(1)));
    }

    [Fact]
    public void OpeningAt_Gap_IsNothing()
    {
        Candle[] candles = [.. TestMarkets.Walk(3, 40).Where((_, index) => index is < 10 or > 20)];
        CandleHistory history = new(Symbol.Of("AUSDT"), Timeframe.M5, candles);

        Assert.Equal(candles[9], history.OpeningAt(Start.AddMinutes(45)));
        Assert.Null(history.OpeningAt(Start.AddMinutes(50)));
        Assert.Null(history.OpeningAt(Start.AddMinutes(46)));
        Assert.Null(history.OpeningAt(Start.AddMinutes(-5)));
        Assert.Equal(candles[^1], history.OpeningAt(candles[^1].OpenTime));
        Assert.Null(history.OpeningAt(candles[^1].OpenTime.AddMinutes(5)));
    }

    [Fact]
    public void CandleHistory_TimeRunsBackwards_IsRefused()
    {
        Candle[] candles = TestMarkets.Walk(3, 4);

        Assert.Throws<ArgumentException>(() => new CandleHistory(
            Symbol.Of("AUSDT"), Timeframe.M5, [candles[1], candles[0]]));
        Assert.Throws<ArgumentException>(() => new CandleHistory(
            Symbol.Of("AUSDT"), Timeframe.M5, [candles[1], candles[1]]));
        Assert.Throws<ArgumentException>(() => new CandleHistory(Symbol.Of("AUSDT"), Timeframe.M5, []));
    }

    // By grouping, which has nothing in common with how the history does it.
    private static Candle[] Aggregate(Candle[] closed, Timeframe timeframe) =>
    [
        .. closed.GroupBy(candle => timeframe.OpenTimeAt(candle.OpenTime))
            .Where(group => group.Count() == (int)timeframe / 300)
            .Select(group => new Candle(
                group.Key, group.First().Open, group.Max(part => part.High), group.Min(part => part.Low),
                group.Last().Close, group.Sum(part => part.Volume))),
    ];
}
