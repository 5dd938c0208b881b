using Breakwater.Domain.Levels;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Levels;

public sealed class LevelCandlesTests
{
    private static readonly CandleSeries Series =
        TestCandles.Series(Timeframe.H1, TestCandles.Walk(Timeframe.H1, 10, 1));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    [InlineData(61, 1)]
    [InlineData(599, 9)]
    [InlineData(600, 10)]
    [InlineData(100_000, 10)]
    public void Before_AnyTime_KeepsWhatHadClosed(int minutes, int expected) => Assert.Equal(
        expected, LevelCandles.Before(Series, TestCandles.Start.AddMinutes(minutes))?.Count ?? 0);

    [Fact]
    public void Before_EverythingClosed_IsTheSameSeries() =>
        Assert.Same(Series, LevelCandles.Before(Series, Series.CloseTime));

    [Fact]
    public void Before_Cut_KeepsTheOldest()
    {
        CandleSeries? cut = LevelCandles.Before(Series, TestCandles.Start.AddHours(4.5));

        Assert.Equal(Series.Candles[..4].ToArray(), cut?.Candles.ToArray());
    }
}
