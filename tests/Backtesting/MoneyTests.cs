using Breakwater.Backtesting.Reports;
using Breakwater.Backtesting.Surroundings;
using Breakwater.Backtesting.Trading;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Backtesting.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(4, 2, 10)]
    [InlineData(14, 10, 75)]
    public void Run_AnyCosts_MakesAndLosesNoMoney(int spread, int slippage, int fee)
    {
        BacktestRequest request = TestMarkets.Request(
            TestMarkets.Tireless with
            {
                Scan = TestMarkets.Tireless.Scan with { MaxSpreadBasisPoints = 30m },
                Risk = TestMarkets.Tireless.Risk with { MaxCostToRisk = 1m, MaxSpreadBasisPoints = 30m },
            },
            TestMarkets.Wandering("AUSDT", 1), TestMarkets.Wandering("BUSDT", 2), TestMarkets.Wandering("CUSDT", 3));
        DecisionLog log = new();
        BacktestReport report = Backtest.Run(request with
        {
            Observer = log,
            Assumptions = new BacktestAssumptions
            {
                SpreadBasisPoints = spread,
                SlippageBasisPoints = slippage,
                FeeBasisPoints = fee,
            },
        });
        Trade[] closed = [.. log.Moves.Where(trade => trade.Status is TradeStatus.Closed)];
        decimal cash = closed.Sum(trade => trade.Sales.Sum(fill => fill.Value - fill.Commission)
            - trade.Purchases.Sum(fill => fill.Value));
        decimal dust = closed.Sum(trade => trade.HeldQuantity * trade.LastSalePrice);

        Assert.InRange(report.Trades.Count, 15, 100_000);
        Assert.Equal(closed.Length, report.Trades.Count);
        Assert.Equal(report.StartEquity + report.Trades.Sum(trade => trade.Net), report.EndEquity, 12);
        Assert.Equal(report.StartEquity + cash + dust, report.EndEquity, 12);
        Assert.True(report.Total.CostR >= 0m && (fee == 0) == (report.Trades.Sum(trade => trade.Fees) == 0m));
        Assert.All(report.Trades, trade => Assert.True(trade.OpenedAt <= trade.ClosedAt && trade.Quantity > 0m));
        Assert.All(report.Trades, trade => Assert.True(trade.Friction >= 0m));
    }

    [Fact]
    public void Venue_ThroughAWholeTrade_HoldsWhatTheTradeSays()
    {
        BacktestVenue venue = new(new BacktestAssumptions(), 10_000m);
        Instrument instrument = DerivedInstrument.Of(Symbol.Of("AUSDT"), 100m, 5m);
        Trade trade = TestTrade.Enter(instrument, 100m, 97m, TestMarkets.Start);
        TradeRunner runner = new(venue);
        Trade open = runner.CarryOn(trade, new MarketMoment(100m, 0.02m, 1e9m, TestMarkets.Start));

        Assert.Equal(10_000m - open.Purchases.Sum(fill => fill.Value), venue.Quote);
        Assert.Equal(open.HeldQuantity, venue.BaseOf("A"));
        Assert.Equal(TradeStatus.Open, open.Status);
        Assert.Equal(97m, open.RestingStop!.StopPrice);

        Candle fall = new(TestMarkets.Start, 96m, 98m, 90m, 92m, 1m);
        OrderReport report = venue.Touch(open.RestingStop, instrument, fall, TestMarkets.Start.AddMinutes(4))!;
        Trade ended = runner.Stopped(
            open, open.RestingStop, report, new MarketMoment(96m, 0m, 1e9m, TestMarkets.Start.AddMinutes(4)));
        TradeResult result = ended.Result();

        Assert.Equal(TradeStatus.Closed, ended.Status);
        Assert.Equal(96m * (1m - 0.0002m), ended.LastSalePrice);
        Assert.Equal(10_000m + result.Net, venue.Quote + (venue.BaseOf("A") * ended.LastSalePrice), 12);
    }

    [Theory]
    [InlineData(102, false)]
    [InlineData(100, true)]
    public void Entry_OpenBeyondTheChaseLimit_IsNotFilled(int open, bool fills)
    {
        BacktestVenue venue = new(new BacktestAssumptions(), 10_000m);
        Trade trade = TestTrade.Enter(
            DerivedInstrument.Of(Symbol.Of("AUSDT"), 100m, 5m), 100m, 97m, TestMarkets.Start);
        Trade tried = new TradeRunner(venue).CarryOn(trade, new MarketMoment(open, 0.02m, 1e9m, TestMarkets.Start));

        Assert.Equal(fills ? TradeStatus.Open : TradeStatus.Abandoned, tried.Status);
        Assert.Equal(fills, venue.Quote < 10_000m);
    }

    [Fact]
    public void Entry_LittleDepth_FillsInPartAndProtectsThatPart()
    {
        BacktestVenue venue = new(new BacktestAssumptions(), 10_000m);
        Trade trade = TestTrade.Enter(
            DerivedInstrument.Of(Symbol.Of("AUSDT"), 100m, 5m), 100m, 97m, TestMarkets.Start);
        Trade part = new TradeRunner(venue).CarryOn(trade, new MarketMoment(100m, 0.02m, 0.5055m, TestMarkets.Start));

        Assert.Equal(0.5m, part.BoughtQuantity, 1);
        Assert.Equal(part.SellableQuantity, part.RestingStop!.Quantity);
    }

    [Fact]
    public void Entry_GapThroughTheStop_IsSoldAtOnce()
    {
        BacktestVenue venue = new(BacktestAssumptions.Frictionless, 10_000m);
        Trade trade = TestTrade.Enter(
            DerivedInstrument.Of(Symbol.Of("AUSDT"), 100m, 5m), 100m, 97m, TestMarkets.Start);
        Trade sold = new TradeRunner(venue).CarryOn(trade, new MarketMoment(96m, 0m, 1e9m, TestMarkets.Start));

        Assert.Equal(TradeStatus.Closed, sold.Status);
        Assert.Equal("stop-refused", sold.ExitReason);
        Assert.Equal(10_000m, venue.Quote);
    }
}
