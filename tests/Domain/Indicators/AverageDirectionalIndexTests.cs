using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Indicators;

public sealed class AverageDirectionalIndexTests : IndicatorContract
{
    private static DirectionalMovement[] MovementRoom { get; } = new DirectionalMovement[3000];

    [Fact]
    public void Next_CandlesThatNeverMoved_IsUnknownAndDoesNotSpoilWhatFollows()
    {
        AverageDirectionalIndex index = new(2);
        DirectionalMovement[] flat = [.. Enumerable.Repeat(5.0, 10).Select(p => index.Next(p, p, p))];
        DirectionalMovement[] rising =
            [.. Enumerable.Range(6, 5).Select(static i => (double)i).Select(p => index.Next(p, p, p))];

        Assert.All(flat, static value => Assert.Equal(DirectionalMovement.Unknown, value));
        Assert.Equal(new DirectionalMovement(100.0, 0.0, 100.0), rising[^1]);
    }

    private static double[] Indicator(CandleSeries series, int period, Func<double, double, double> movement)
    {
        double[] movements = Indicators.Naive.Each(series.Count, 1, i =>
            movement(series.Highs[i] - series.Highs[i - 1], series.Lows[i - 1] - series.Lows[i]));
        double[] ranges = Indicators.Naive.WilderFromSecond(Indicators.Naive.TrueRanges(series), period);

        return [.. Indicators.Naive.WilderFromSecond(movements, period).Zip(ranges, static (m, r) => 100.0 * m / r)];
    }

    protected override int Warmup(int period, int output) => output == 2 ? (2 * period) - 1 : period;

    protected override bool IsDense => false;

    protected override (double Low, double High) Bounds => (0.0, 100.0);

    protected override double Scale => 1e-3;

    protected override double[][] Batch(CandleSeries series, int period)
    {
        DirectionalMovement[] values = new DirectionalMovement[series.Count];
        AverageDirectionalIndex.Over(PriceColumns.Of(series), period, values);

        return
        [
            [.. values.Select(static value => value.PlusDi)],
            [.. values.Select(static value => value.MinusDi)],
            [.. values.Select(static value => value.Adx)],
        ];
    }

    protected override IndicatorFeed Streaming(CandleSeries series, int period)
    {
        AverageDirectionalIndex index = new(period);

        return (i, values) => (values[0], values[1], values[2]) =
            index.Next(series.Highs[i], series.Lows[i], series.Closes[i]);
    }

    protected override double[] Naive(CandleSeries series, int period, int output, out double tolerance)
    {
        tolerance = 1e-9;
        double[] plus = Indicator(series, period, static (up, down) => up > down && up > 0.0 ? up : 0.0);
        double[] minus = Indicator(series, period, static (up, down) => down > up && down > 0.0 ? down : 0.0);
        double[] strength = [.. plus.Zip(minus, static (up, down) =>
            up + down == 0.0 ? 0.0 : 100.0 * Math.Abs(up - down) / (up + down))];
        double[] known = [.. strength.Where(static value => !double.IsNaN(value))];
        Queue<double> averages = new(Indicators.Naive.Wilder(known, period));

        return output switch
        {
            0 => plus,
            1 => minus,
            _ => [.. strength.Select(value => double.IsNaN(value) ? double.NaN : averages.Dequeue())],
        };
    }

    protected override void BatchInto(CandleSeries series) =>
        AverageDirectionalIndex.Over(PriceColumns.Of(series), 14, MovementRoom.AsSpan(0, series.Count));
}
