using Breakwater.Backtesting.History;
using Breakwater.Backtesting.Reports;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Tests;

/// <summary>No decision knows what came after its candle.</summary>
public sealed class LookAheadTests
{
    private const int Candles = 6_000;

    // Levels of 200 quarter hours are 600 candles; the ticker needs 288.
    private const int Kept = 960;

    private static readonly DateTimeOffset From = TestMarkets.Start.AddDays(3);

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(1_999)]
    [InlineData(3_600)]
    [InlineData(5_003)]
    public void Run_HistoryCut_DecidesTheSameUpToThere(int cut)
    {
        DecisionLog whole = Run(Markets(Candles, static candles => candles));
        DecisionLog part = Run(Markets(cut, static candles => candles));
        DateTimeOffset close = TestMarkets.Start + (cut * Timeframe.M5.Duration());

        Assert.NotEmpty(part.Entries);
        Assert.Equal(whole.Until(close), part.Until(close));
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(2_222)]
    [InlineData(4_443)]
    [InlineData(5_999)]
    public void Run_FutureIsGarbage_DecidesTheSameUpToThere(int known)
    {
        DecisionLog whole = Run(Markets(Candles, static candles => candles));
        DecisionLog poisoned = Run(Markets(Candles, candles => Poison(candles, known)));
        DateTimeOffset close = TestMarkets.Start + (known * Timeframe.M5.Duration());

        Assert.Equal(whole.Until(close), poisoned.Until(close));
        Assert.NotEqual(whole.Entries, poisoned.Entries);
    }

    [Fact]
    public void Run_FormingCandleChanges_ChangesNothingBeforeItCloses()
    {
        const int forming = 3_000;
        DecisionLog whole = Run(Markets(Candles, static candles => candles));
        DecisionLog changed = Run(Markets(Candles, static candles =>
        {
            candles[forming] = candles[forming] with { High = candles[forming].High * 3m, Volume = 1e9m };
            return candles;
        }));
        DateTimeOffset open = TestMarkets.Start + (forming * Timeframe.M5.Duration());

        Assert.Equal(whole.Until(open), changed.Until(open));
        Assert.NotEqual(whole.Until(open.AddMinutes(5)), changed.Until(open.AddMinutes(5)));
    }

    /// <summary>Half a year of three real markets, each decision made again from what had closed by then.</summary>
    [Fact]
    public void Run_EveryCandleRevealedOneByOne_MakesEveryDecisionAgain()
    {
        CandleHistory[] histories =
            [TestMarkets.Real("BTCUSDT"), TestMarkets.Real("ETHUSDT"), TestMarkets.Real("SOLUSDT")];
        DecisionLog whole = new();
        DecisionLog revealed = new();
        BacktestRequest request = TestMarkets.Request(TestMarkets.ShippedTireless, histories);
        CutHistory[] cuts = [.. histories.Select(history => new CutHistory(history, Kept))];
        BacktestReport known = Backtest.Run(request with { Observer = whole });
        BacktestReport unknown = new Backtest(request with { Observer = revealed }, cuts).Run(CancellationToken.None);

        Assert.InRange(whole.Entries.Count, 3 * 45_000, int.MaxValue);
        Assert.InRange(known.Trades.Count, 100, int.MaxValue);
        Assert.InRange(cuts[0].Cuts, 47_000, int.MaxValue);
        Assert.True(whole.Entries.SequenceEqual(revealed.Entries), FirstDifference(whole, revealed));
        Assert.Equal(known.Fingerprint, unknown.Fingerprint);
    }

    private static string FirstDifference(DecisionLog left, DecisionLog right)
    {
        int index = left.Entries.Zip(right.Entries).TakeWhile(pair => pair.First == pair.Second).Count();

        return $"first difference at {left.Entries.ElementAtOrDefault(index).At:O}";
    }

    private static CandleHistory[] Markets(int count, Func<Candle[], Candle[]> change) =>
    [
        .. Enumerable.Range(1, 3).Select(seed => new CandleHistory(
            Symbol.Of($"M{seed}USDT"), Timeframe.M5, change(TestMarkets.Walk(seed, Candles)[..count]))),
    ];

    private static Candle[] Poison(Candle[] candles, int known)
    {
        for (int i = known; i < candles.Length; i++)
        {
            decimal price = i % 2 == 0 ? 1_000_000m : 0.0001m;
            candles[i] = candles[i] with
            {
                Open = price,
                High = price * 2m,
                Low = price / 2m,
                Close = price,
                Volume = price,
            };
        }

        return candles;
    }

    private static DecisionLog Run(CandleHistory[] histories)
    {
        DecisionLog log = new();
        Backtest.Run(TestMarkets.Request(TestMarkets.Tireless, histories) with { Observer = log, From = From });

        return log;
    }
}
