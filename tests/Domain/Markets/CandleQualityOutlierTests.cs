using Breakwater.Domain.Indicators;
using Breakwater.Domain.Markets;
using FsCheck;
using FsCheck.Fluent;

namespace Breakwater.Domain.Tests.Markets;

public sealed class CandleQualityOutlierTests
{
    // Every candle closes where it opened, at 1000, and ranges over 10, so that ATR is 10 and 5 ATR are 50.
    private const int Count = 60;

    [Theory]
    [InlineData(1050, false)]
    [InlineData(1050.5, true)]
    [InlineData(950, false)]
    [InlineData(949.5, true)]
    public void Inspect_NewestClosesFarAway_IsOutlierWhateverItsVolume(double close, bool isOutlier)
    {
        foreach (decimal volume in (decimal[])[0.001m, 10m, 100_000m])
        {
            Candle[] candles = Calm();
            candles[^1] = Spike(candles[^1], (decimal)close) with { Close = (decimal)close, Volume = volume };

            Assert.Equal(isOutlier ? [(Count - 1, 5.05m)] : [], Outliers(candles));
        }
    }

    [Fact]
    public void Inspect_NewestOnlyWicksFarAway_IsOutlier()
    {
        Candle[] candles = Calm();
        candles[^1] = Spike(candles[^1], 1060m);

        Assert.Equal([(Count - 1, 6m)], Outliers(candles));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(Count - 2)]
    public void Inspect_UntradedWickAnywhere_IsOutlier(int slot)
    {
        foreach (decimal extreme in (decimal[])[10_000m, 1100m, 900m, 100m])
        {
            Candle[] candles = Calm();
            candles[slot] = Spike(candles[slot], extreme);

            Assert.Equal([(slot, Math.Abs(extreme - 1000m) / 10m)], Outliers(candles));
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    public void Inspect_UntradedBlock_IsFoundAtItsEdges(int length, int found)
    {
        Candle[] candles = Calm();
        for (int i = 30; i < 30 + length; i++)
        {
            candles[i] = new(candles[i].OpenTime, 1500m, 1505m, 1495m, 1500m, 10m);
        }

        // A longer block cannot be told from a market that moved; its edges are denied while they are the newest.
        Assert.Equal(Enumerable.Range(30, found), Outliers(candles).Select(static outlier => outlier.Slot));
        Assert.Equal([30], Outliers(candles[..31]).Select(static outlier => outlier.Slot));
        Assert.NotEmpty(Outliers(candles[..(31 + length)]));
    }

    [Fact]
    public void Inspect_TwoSpikes_TheFirstDoesNotHideTheSecond()
    {
        Candle[] candles = Calm();
        candles[30] = Spike(candles[30], 10_000m);
        candles[33] = Spike(candles[33], 1120m);

        Assert.Equal([30, 33], Outliers(candles).Select(static outlier => outlier.Slot));
    }

    [Theory]
    [InlineData(24.9, true)]
    [InlineData(25.1, false)]
    public void Inspect_SpikeGivenBack_IsOutlierUnlessItWasTraded(double volume, bool isOutlier)
    {
        Candle[] candles = Calm();
        candles[30] = Spike(candles[30], 1100m) with { Volume = (decimal)volume };

        // Ten ATR away takes ten quarters of the usual volume of 10.
        Assert.Equal(isOutlier ? [(30, 10m)] : [], Outliers(candles));
    }

    [Theory]
    [InlineData(1049, true)]
    [InlineData(1051, false)]
    public void Inspect_JumpOfOneClose_IsOutlierWhenMostlyGivenBack(double next, bool isOutlier)
    {
        Candle[] candles = Calm();
        candles[30] = Spike(candles[30], 1100m) with { Close = 1100m };
        for (int i = 31; i < Count; i++)
        {
            candles[i] = new(candles[i].OpenTime, (decimal)next, (decimal)next, (decimal)next, (decimal)next, 10m);
        }

        Assert.Equal(isOutlier ? [30] : [], Outliers(candles).Select(static outlier => outlier.Slot));
    }

    [Fact]
    public void Inspect_RealBreakoutThatHolds_IsOutlierOnlyWhileNewest()
    {
        Candle[] candles = Calm();
        candles[30] = Spike(candles[30], 1100m) with { Close = 1098m, Volume = 80m };
        for (int i = 31; i < Count; i++)
        {
            candles[i] = new(candles[i].OpenTime, 1098m, 1103m, 1093m, 1098m, 10m);
        }

        Assert.Equal([30], Outliers(candles[..31]).Select(static outlier => outlier.Slot));
        for (int end = 32; end <= Count; end++)
        {
            Assert.Empty(Outliers(candles[..end]));
        }
    }

    [Fact]
    public void Inspect_MoveAfterFlatMarket_IsOutlierOfAtMostAMillion()
    {
        Candle[] candles = [.. Calm().Select(static candle => candle with { High = 1000m, Low = 1000m })];
        candles[^1] = Spike(candles[^1], 1001m);

        Assert.Equal([(Count - 1, 1_000_000m)], Outliers(candles));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(14)]
    public void Inspect_TooShortForAnAtr_HasNoOutlier(int count)
    {
        Candle[] candles = Calm()[..count];
        candles[^1] = Spike(candles[^1], 9000m);

        Assert.Empty(Outliers(candles));
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1004.6, 0)]
    [InlineData(1004.7, 1)]
    [InlineData(995.3, 1)]
    public void Inspect_PriceMovesWhileNobodyTrades_IsAZeroVolumeRun(double open, int defects)
    {
        // The silent candle brings the ATR down to 9.29.
        Candle[] candles = Calm();
        candles[30] = new(candles[30].OpenTime, 1000m, 1000m, 1000m, 1000m, 0m);
        candles[31] = new(candles[31].OpenTime, (decimal)open, 1006m, 994m, 1000m, 10m);
        CandleSeries series = TestCandles.Series(Timeframe.M5, candles);

        Assert.Equal(
            Enumerable.Repeat(new CandleDefect(CandleDefectKind.ZeroVolumeRun, candles[30].OpenTime, 1m), defects),
            CandleQuality.Inspect(series, series.CloseTime).Defects);
    }

    [Fact]
    public void Inspect_AnyWalk_TheNewestIsJudgedByThePlainRule()
    {
        int outliers = 0;
        Prop.ForAll<PositiveInt, int>((seed, jump) =>
        {
            Candle[] candles = TestCandles.Walk(Timeframe.M5, 20 + (seed.Get % 60), (uint)seed.Get);
            decimal close = Math.Max(1m, candles[^2].Close + (jump % 100));
            candles[^1] = Spike(candles[^2], close) with { OpenTime = candles[^1].OpenTime, Close = close };
            CandleSeries before = TestCandles.Series(Timeframe.M5, candles.AsSpan()[..^1]);
            double atr = AverageTrueRange.Last(before.Highs, before.Lows, before.Closes, 14);
            bool isFar = (double)Math.Abs(close - candles[^2].Close) > 5.0 * atr;
            outliers += isFar ? 1 : 0;

            return Outliers(candles).Length > 0 == isFar;
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300).WithEndSize(200));

        Assert.InRange(outliers, 10, 290);
    }

    private static Candle[] Calm() =>
    [
        .. Enumerable.Range(0, Count)
            .Select(static slot => TestCandles.At(Timeframe.M5, slot, 1000m, 1005m, 995m, 1000m)),
    ];

    private static Candle Spike(Candle candle, decimal extreme) => candle with
    {
        Open = candle.Close,
        High = Math.Max(candle.Close, extreme),
        Low = Math.Min(candle.Close, extreme),
    };

    private static (int Slot, decimal? Atr)[] Outliers(Candle[] candles)
    {
        CandleSeries series = TestCandles.Series(Timeframe.M5, candles);

        return
        [
            .. CandleQuality.Inspect(series, series.CloseTime).Defects
                .Where(static defect => defect.Kind == CandleDefectKind.Outlier)
                .Select(static defect => (
                    (int)((defect.OpenTime - TestCandles.Start) / Timeframe.M5.Duration()), defect.Value)),
        ];
    }
}
