using Breakwater.Backtesting.History;
using Breakwater.Backtesting.Reports;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;

namespace Breakwater.Backtesting.Tests;

public sealed class BacktestTests
{
    private static CandleHistory[] Markets =>
        [TestMarkets.Wandering("AUSDT", 1), TestMarkets.Wandering("BUSDT", 2), TestMarkets.Wandering("CUSDT", 3)];

    [Fact]
    public async Task Run_Again_InAnyOrderAndBesideOthers_IsTheSameToTheBit()
    {
        string first = ReportJson.Of(Run(TestMarkets.Tireless, Markets));
        string[] others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => ReportJson.Of(Run(TestMarkets.Tireless, [.. Markets.Reverse()])))));

        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Fact]
    public void Run_OneCandleChanged_ChangesTheFingerprint()
    {
        BacktestReport before = Run(TestMarkets.Tireless, Markets);
        int entry = (int)((before.Trades[0].OpenedAt - TestMarkets.Start) / Timeframe.M5.Duration());
        BacktestReport after = Run(
            TestMarkets.Tireless, [.. Markets.Select(market => market.Symbol == before.Trades[0].Symbol
                ? new CandleHistory(market.Symbol, Timeframe.M5, Changed(market, entry)) : market)]);

        Assert.NotEqual(before.Fingerprint, after.Fingerprint);
        Assert.Equal(64, after.Fingerprint.Length);
    }

    [Fact]
    public void Run_NoMarkets_IsAnEmptyReport()
    {
        BacktestReport report = Run(TestMarkets.Easy, []);

        Assert.Equal((0, 10_000m, 0L), (report.Total.Trades, report.EndEquity, report.Funnel.Counts.Candles));
        Assert.NotEmpty(ReportMarkdown.Of(report));
        Assert.NotEmpty(ReportJson.Of(report));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void Run_TooFewCandles_AreDenied(int count)
    {
        BacktestReport report = Backtest.Run(
            TestMarkets.Request(TestMarkets.Easy, TestMarkets.Wandering("AUSDT", 1, count)) with
            {
                From = TestMarkets.Start,
            });

        Assert.Equal((0, count), (report.Total.Trades, (int)report.Funnel.Counts.Candles));
        Assert.Equal(0, report.Funnel.Counts.Passed);
    }

    [Fact]
    public void Run_Gap_DeniesTheSymbolUntilTheGapHasLeftItsHistory()
    {
        Candle[] candles = [.. TestMarkets.Walk(1, 3_000).Where((_, index) => index is < 1_500 or > 1_503)];
        DecisionLog log = new();
        BacktestReport report = Backtest.Run(
            TestMarkets.Request(
                TestMarkets.Tireless, new CandleHistory(Symbol.Of("AUSDT"), Timeframe.M5, candles)) with
            {
                Observer = log,
            });
        Blocker defects = Assert.Single(
            report.Funnel.FirstBlockers, blocker => blocker.Reason == "DefectiveCandles");

        // 300 quarter hours.
        Assert.InRange(defects.Count, 890, 920);
    }

    [Fact]
    public void Run_DefectiveSymbol_IsNeverTraded()
    {
        Candle[] candles = TestMarkets.Walk(1, 3_000);
        for (int i = 0; i < candles.Length; i += 100)
        {
            candles[i] = candles[i] with { High = candles[i].Low - 1m };
        }

        BacktestReport report = Run(
            TestMarkets.Tireless, [new CandleHistory(Symbol.Of("AUSDT"), Timeframe.M5, candles)]);

        Assert.Equal((0L, 0), (report.Funnel.Counts.Passed, report.Total.Trades));
        Assert.Equal(report.Funnel.Counts.Universe, Assert.Single(report.Funnel.FirstBlockers).Count);
    }

    [Theory]
    [InlineData(TradingState.Halted)]
    [InlineData(TradingState.Reducing)]
    public void Run_NotActive_TradesNothing(TradingState state)
    {
        BacktestReport report = Backtest.Run(
            TestMarkets.Request(TestMarkets.Tireless, Markets) with { State = state });

        Assert.Equal((0, 0L), (report.Total.Trades, report.Funnel.Counts.Approved));
        Assert.Empty(report.Unfinished);
    }

    [Fact]
    public void Run_DrawdownLimit_StopsEntriesForGoodAndSaysWhen()
    {
        Preset preset = TestMarkets.Tireless with
        {
            Risk = TestMarkets.Tireless.Risk with { MaxDrawdownPercent = 0.2m, MaxConsecutiveLosses = 20 },
        };
        BacktestReport report = Run(preset, Markets);
        DateTimeOffset stopped = report.EntriesStoppedAt ?? DateTimeOffset.MaxValue;

        Assert.InRange(stopped, report.From, report.Until);
        Assert.NotEmpty(report.Trades);
        Assert.DoesNotContain(report.Trades, trade => trade.OpenedAt > stopped);
        Assert.InRange(report.Exposure.MaxDrawdownPercent, 0.2m, 2m);
        Assert.Contains(report.Funnel.FirstBlockers, blocker => blocker.Reason == nameof(DenialReason.DrawdownLimit));
        Assert.Null(Run(TestMarkets.Tireless, Markets).EntriesStoppedAt);
    }

    [Fact]
    public void Run_Funnel_NarrowsAndAddsUp()
    {
        FunnelReport funnel = Run(TestMarkets.Tireless, Markets).Funnel;
        FunnelCounts counts = funnel.Counts;
        long Blocked(string stage) => funnel.FirstBlockers.Where(one => one.Stage == stage).Sum(one => one.Count);

        Assert.Equal(counts.Universe - counts.Held - counts.Passed, Blocked("scan"));
        Assert.Equal(counts.Candidates - counts.Signals, Blocked("signal"));
        Assert.Equal(counts.Signals - counts.Approved, Blocked("risk"));
        Assert.Equal(counts.Approved - counts.Filled, Blocked("execution"));
        Assert.True(counts is { Filled: > 0 } && counts.Candles >= counts.Universe);
        Assert.All(funnel.NearestMisses, miss => Assert.NotEqual(miss.Numbers.Value, miss.Numbers.Threshold));
    }

    [Fact]
    public void Run_PositionLimit_IsSharedByAllSymbols()
    {
        Preset one = TestMarkets.Tireless with { Risk = TestMarkets.Tireless.Risk with { MaxOpenPositions = 1 } };
        BacktestTrade[] trades = [.. Run(one, Markets).Trades.OrderBy(trade => trade.OpenedAt)];

        Assert.InRange(trades.Select(trade => trade.Symbol).Distinct().Count(), 2, 3);
        Assert.All(trades.Zip(trades.Skip(1)), pair => Assert.True(pair.First.ClosedAt < pair.Second.OpenedAt));
    }

    [Fact]
    public void Run_MarketsThatDoNotFit_AreRefused()
    {
        CandleHistory hours = new(Symbol.Of("HUSDT"), Timeframe.H1, TestMarkets.Walk(1, 50, Timeframe.H1));

        Assert.Contains("HUSDT are H1", Refusal(Markets[0], hours), StringComparison.Ordinal);
        Assert.Contains("two histories of AUSDT", Refusal(Markets[0], Markets[0]), StringComparison.Ordinal);
        Assert.Contains("cannot be made of H1 candles", Refusal(hours), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_Ends() => Assert.Throws<OperationCanceledException>(() =>
        Backtest.Run(TestMarkets.Request(TestMarkets.Tireless, Markets), new CancellationToken(true)));

    private static string Refusal(params CandleHistory[] histories) =>
        Assert.Throws<ArgumentException>(() => Run(TestMarkets.Easy, histories)).Message;

    private static Candle[] Changed(CandleHistory market, int index)
    {
        Candle[] candles = market.Candles.ToArray();
        candles[index] = candles[index] with { Open = candles[index].Open - 0.01m };

        return candles;
    }

    private static BacktestReport Run(Preset preset, CandleHistory[] histories) =>
        Backtest.Run(TestMarkets.Request(preset, histories));
}
