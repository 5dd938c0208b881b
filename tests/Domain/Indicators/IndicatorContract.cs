using Breakwater.Domain.Markets;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>Feeds one candle and takes the values at it, one for each output.</summary>
public delegate void IndicatorFeed(int candle, Span<double> values);

/// <summary>What an indicator with a period owes besides.</summary>
public abstract class IndicatorContract : CandleContract
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Over_PeriodBelowOne_Throws(int period)
    {
        CandleSeries series = TestCandles.Series(Timeframe.M5, TestCandles.Walk(Timeframe.M5, 5, 1));

        Assert.Throws<ArgumentOutOfRangeException>(() => Batch(series, period));
        Assert.Throws<ArgumentOutOfRangeException>(() => Streaming(series, period));
    }
}
