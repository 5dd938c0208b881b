using System.Text.Json;
using Breakwater.Backtesting.Reports;
using Breakwater.Backtesting.Surroundings;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Tests;

public sealed class ReportTests
{
    private static readonly BacktestTrade Winner = new(
        "t1", Symbol.Of("AUSDT"), TestMarkets.Start, TestMarkets.Start, TestMarkets.Start.AddHours(2),
        100m, 110m, 2m, 95m, "stop-trail", 20m, 0.4m, 0.1m);

    private static readonly BacktestTrade Loser = Winner with
    {
        Id = "t2",
        ExitPrice = 95m,
        ExitReason = "stop",
        Gross = -10m,
        ClosedAt = TestMarkets.Start.AddHours(4),
    };

    [Fact]
    public void Statistics_OneWinnerTwoLosers_AreThoseOfPencilAndPaper()
    {
        TradeStatistics statistics = TradeStatistics.Of([Winner, Loser, Loser]);

        Assert.Equal((3, 2), (statistics.Trades, statistics.LongestLosingStreak));
        Assert.Equal(19.6m - 10.4m - 10.4m, statistics.Net);
        Assert.Equal((1.96m - 1.04m - 1.04m) / 3m, statistics.ExpectancyR);
        Assert.Equal(19.6m / 20.8m, statistics.ProfitFactor);
        Assert.Equal(0.05m, statistics.CostR);
        Assert.Equal(1.5m / 20.1m, statistics.CostShare);
        Assert.Equal(1m / 3m, statistics.WinRate);
        Assert.Equal(10m / 3m, statistics.MeanHours);
    }

    [Fact]
    public void Statistics_NoTrades_AreZeroAndUnknown()
    {
        TradeStatistics statistics = TradeStatistics.Of([]);

        Assert.Equal((0, 0m, 0m), (statistics.Trades, statistics.Net, statistics.ExpectancyR));
        Assert.Equal(((decimal?)null, (decimal?)null), (statistics.ProfitFactor, statistics.CostShare));
    }

    [Fact]
    public void Report_AsJsonAndMarkdown_SaysTheSame()
    {
        BacktestReport report = Backtest.Run(TestMarkets.Request(
            TestMarkets.Tireless, TestMarkets.Wandering("AUSDT", 1), TestMarkets.Wandering("BUSDT", 2)) with
        {
            Assumptions = new BacktestAssumptions { SpreadBasisPoints = 4m },
        });
        using JsonDocument json = JsonDocument.Parse(ReportJson.Of(report));
        string markdown = ReportMarkdown.Of(report);

        Assert.Equal(report.Trades.Count, json.RootElement.GetProperty("trades").GetArrayLength());
        Assert.Equal(report.Fingerprint, json.RootElement.GetProperty("fingerprint").GetString());
        Assert.Equal(
            report.Total.Trades, json.RootElement.GetProperty("total").GetProperty("trades").GetInt32());
        Assert.Equal(4m, json.RootElement.GetProperty("assumptions").GetProperty("spreadBasisPoints").GetDecimal());
        Assert.Contains(report.Fingerprint, markdown, StringComparison.Ordinal);
        Assert.Equal(
            report.Trades.Count,
            markdown[markdown.IndexOf("## Trades", StringComparison.Ordinal)..].Split("\n| AUSDT").Length - 1
                + markdown[markdown.IndexOf("## Trades", StringComparison.Ordinal)..].Split("\n| BUSDT").Length - 1);
        Assert.Equal(report.Total.Trades, report.BySymbol.Sum(group => group.Statistics.Trades));
        Assert.Equal(report.Total.Trades, report.ByMonth.Sum(group => group.Statistics.Trades));
        Assert.Equal(report.Total.Trades, report.ByExitReason.Sum(group => group.Statistics.Trades));
        Assert.Equal(report.Total.Net, report.BySymbol.Sum(group => group.Statistics.Net));
    }
}
