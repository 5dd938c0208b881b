using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Synthetic;

namespace Breakwater.Exchange.Tests;

public sealed class SyntheticTests
{
    private static readonly VenueMarket Market = SyntheticMarket.Create(7, 21);

    public static TheoryData<string> Symbols => [.. Market.Symbols.Select(symbol => symbol.Instrument.Symbol)];

    [Fact]
    public void Create_SameSeed_SameCandlesForAnyLength()
    {
        VenueMarket longer = SyntheticMarket.Create(7, 30);
        for (int index = 0; index < Market.Symbols.Count; index++)
        {
            Candle[] expected = Market.Symbols[index].Candles;
            Assert.Equal(expected, longer.Symbols[index].Candles[..expected.Length]);
        }
    }

    [Fact]
    public void Create_OtherSeed_OtherCandles()
    {
        VenueMarket other = SyntheticMarket.Create(8, 2);
        Assert.All(other.Symbols.Zip(Market.Symbols), pair =>
            Assert.NotEqual(pair.First.Candles[1000].Close, pair.Second.Candles[1000].Close));
    }

    [Fact]
    public void Create_EndTooFar_SaysSo() => Assert.Throws<StartupException>(
        () => SyntheticMarket.Create(1, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Candles_AnySymbol_AreProper(string name)
    {
        Candle[] candles = Market.Find(name, Market.DataEnd)!.Candles;
        Assert.Equal(21 * 1440, candles.Length);
        for (int index = 0; index < candles.Length; index++)
        {
            Candle candle = candles[index];
            Assert.True(candle.Low > 0 && candle.Low <= Math.Min(candle.Open, candle.Close));
            Assert.True(candle.High >= Math.Max(candle.Open, candle.Close));
            Assert.True(candle.Volume > 0);
            Assert.True(index == 0 || candle.OpenTime == candles[index - 1].OpenTime + 60_000);
        }
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Returns_AnySymbol_LookLikeCrypto(string name)
    {
        Candle[] candles = Market.Find(name, Market.DataEnd)!.Candles;
        double[] returns = [.. candles.Select(candle => Math.Log((double)candle.Close / candle.Open))];
        double[] sizes = [.. returns.Select(Math.Abs)];
        double[] ranges = [.. candles.Select(candle => (candle.High - candle.Low) / (double)candle.Open)];
        double[] volumes = [.. candles.Select(candle => (double)candle.Volume)];
        Assert.True(Kurtosis(returns) > 3.5, $"kurtosis {Kurtosis(returns)}");
        Assert.True(Correlation(volumes, ranges) > 0.3, $"volume and range {Correlation(volumes, ranges)}");
        for (int lag = 1; lag <= 20; lag++)
        {
            Assert.True(Correlation(sizes[lag..], sizes[..^lag]) > 0.05, $"clusters at lag {lag}");
            Assert.InRange(Correlation(returns[lag..], returns[..^lag]), -0.1, 0.1);
        }
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Returns_AnySymbol_MoveWithBitcoinAndStayInBounds(string name)
    {
        SymbolMarket bitcoin = Market.Symbols[0];
        SymbolMarket coin = Market.Find(name, Market.DataEnd)!;
        double correlation = Correlation(Hourly(bitcoin), Hourly(coin));
        Assert.True(correlation > 0.2, $"correlation {correlation}");
        double change = (double)coin.Candles[^1].Close / coin.Candles[0].Open;
        Assert.InRange(change, 0.4, 2.5);
    }

    [Fact]
    public void Breakouts_WholeMarket_SeveralPerHourAndAboutHalfRunOn()
    {
        int found = 0;
        int followed = 0;
        foreach (SymbolMarket symbol in Market.Symbols)
        {
            (int breaks, int runs) = BreaksOf(symbol.Candles);
            found += breaks;
            followed += runs;
        }

        double perHour = found / (21.0 * 24);
        double share = (double)followed / found;
        Assert.True(perHour is > 2 and < 30, $"{perHour} per hour");
        Assert.True(share is > 0.3 and < 0.7, $"{share} ran on");
    }

    // A close above the highest high of the past hour, in a tight range, on twice the usual volume.
    private static (int Breaks, int Runs) BreaksOf(Candle[] candles)
    {
        const int Window = 60;
        int breaks = 0;
        int runs = 0;
        for (int index = Window; index < candles.Length - Window; index++)
        {
            ReadOnlySpan<Candle> past = candles.AsSpan(index - Window, Window);
            long high = 0;
            long low = long.MaxValue;
            double volume = 0;
            foreach (Candle candle in past)
            {
                high = Math.Max(high, candle.High);
                low = Math.Min(low, candle.Low);
                volume += candle.Volume / (double)Window;
            }

            bool isTight = high - low < low * 0.012;
            if (isTight && candles[index].Close > high && candles[index].Volume > 2 * volume)
            {
                breaks++;
                runs += candles[index + 30].Close > candles[index].Close ? 1 : 0;
                index += Window;
            }
        }

        return (breaks, runs);
    }

    private static double[] Hourly(SymbolMarket market)
    {
        CandleSeries series = market.Series(Interval.Parse("1h"));
        return [.. Enumerable.Range(0, series.Count)
            .Select(index => Math.Log((double)series.At(index).Close / series.At(index).Open))];
    }

    private static double Kurtosis(double[] values)
    {
        double mean = values.Average();
        double second = values.Average(value => Math.Pow(value - mean, 2));
        return values.Average(value => Math.Pow(value - mean, 4)) / (second * second);
    }

    private static double Correlation(double[] left, double[] right)
    {
        double meanLeft = left.Average();
        double meanRight = right.Average();
        double cross = 0;
        double squareLeft = 0;
        double squareRight = 0;
        for (int index = 0; index < left.Length; index++)
        {
            cross += (left[index] - meanLeft) * (right[index] - meanRight);
            squareLeft += Math.Pow(left[index] - meanLeft, 2);
            squareRight += Math.Pow(right[index] - meanRight, 2);
        }

        return cross / Math.Sqrt(squareLeft * squareRight);
    }
}
