using System.Globalization;
using Breakwater.Backtesting.Surroundings;
using Breakwater.Backtesting.Trading;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Reports;

/// <summary>What a back-test found.</summary>
/// <param name="Preset">Name and version of the rules.</param>
/// <param name="From">Start.</param>
/// <param name="Until">End.</param>
/// <param name="StartEquity">Quote currency.</param>
/// <param name="EndEquity">Start plus all closed trades, quote currency.</param>
/// <param name="Assumptions">What was assumed.</param>
/// <param name="Total">All closed trades.</param>
/// <param name="Exposure">How much was at stake.</param>
/// <param name="Funnel">How far candles came.</param>
/// <param name="EntriesStoppedAt">Since when the drawdown limit denied every entry up to the end; null when it did
/// not.</param>
/// <param name="Fingerprint">SHA-256 of all trades, hexadecimal: equal when every fill is.</param>
public sealed record BacktestReport(
    string Preset,
    DateTimeOffset From,
    DateTimeOffset Until,
    decimal StartEquity,
    decimal EndEquity,
    BacktestAssumptions Assumptions,
    TradeStatistics Total,
    ExposureReport Exposure,
    FunnelReport Funnel,
    DateTimeOffset? EntriesStoppedAt,
    string Fingerprint)
{
    /// <summary>The markets that were tested, by name.</summary>
    public IReadOnlyList<Symbol> Symbols { get; init; } = [];

    /// <summary>Closed trades in the order of closing.</summary>
    public IReadOnlyList<BacktestTrade> Trades { get; init; } = [];

    /// <summary>What was not over at the end.</summary>
    public IReadOnlyList<UnfinishedTrade> Unfinished { get; init; } = [];

    /// <summary>Per symbol, by name; only those with trades.</summary>
    public IReadOnlyList<TradeGroup> BySymbol { get; init; } = [];

    /// <summary>Per calendar month of closing, UTC.</summary>
    public IReadOnlyList<TradeGroup> ByMonth { get; init; } = [];

    /// <summary>Per exit reason, most frequent first.</summary>
    public IReadOnlyList<TradeGroup> ByExitReason { get; init; } = [];

    internal static BacktestReport Of(
        BacktestRequest request,
        (DateTimeOffset From, DateTimeOffset Until) span,
        (TradeDesk Desk, BacktestRecorder Recorder) run,
        MarketView view)
    {
        OpenTrade[] closed = [.. run.Desk.Ended.Where(static ended => ended.Trade.Status is TradeStatus.Closed)];
        BacktestTrade[] trades = [.. closed.Select(BacktestTrade.Of)];
        OpenTrade[] open = [.. run.Desk.Open.Where(static held => held.Trade.BoughtQuantity > 0m)];

        return new BacktestReport(
            $"{request.Preset.Name}@{request.PresetVersion}",
            span.From,
            span.Until,
            request.StartEquity,
            run.Desk.Portfolio.Equity,
            request.Assumptions,
            TradeStatistics.Of(trades),
            ExposureReport.Of(request.StartEquity, trades, run.Recorder),
            run.Recorder.Funnel(closed.Length + open.Length),
            run.Recorder.EntriesStoppedAt,
            TradeFingerprint.Of(closed.Concat(open).Select(static held => held.Trade)))
        {
            Symbols = [.. view.Markets.Select(static market => market.Instrument.Symbol)],
            Trades = trades,
            Unfinished = [.. open.Select(held => UnfinishedTrade.Of(held.Trade, view))],
            BySymbol = [.. TradeGroup.By(trades, static trade => trade.Symbol.Value)],
            ByMonth = [.. TradeGroup.By(trades, MonthOf)],
            ByExitReason =
            [
                .. TradeGroup.By(trades, static trade => trade.ExitReason)
                    .OrderByDescending(static group => group.Statistics.Trades),
            ],
        };
    }

    private static string MonthOf(BacktestTrade trade) =>
        trade.ClosedAt.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
