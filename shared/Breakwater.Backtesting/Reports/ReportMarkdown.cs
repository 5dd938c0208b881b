using System.Globalization;
using System.Text;
using Breakwater.Backtesting.Surroundings;

namespace Breakwater.Backtesting.Reports;

/// <summary>A report as Markdown: numbers, assumptions, funnel, tables, every trade.</summary>
public static class ReportMarkdown
{
    private const int MissesShown = 15;

    /// <summary>The whole report.</summary>
    public static string Of(BacktestReport report)
    {
        StringBuilder text = new();
        Line(text, $"# Back-test of {report.Preset}");
        Line(text, "");
        Line(text, $"{Time(report.From)} to {Time(report.Until)}, {report.Symbols.Count} symbols: "
            + $"{string.Join(", ", report.Symbols)}.");
        Line(text, "");
        WriteNumbers(text, report);
        WriteAssumptions(text, report.Assumptions);
        WriteFunnel(text, report.Funnel);
        WriteGroups(text, "Months", report.ByMonth);
        WriteGroups(text, "Symbols", report.BySymbol);
        WriteGroups(text, "Exits", report.ByExitReason);
        WriteTrades(text, report);

        return text.ToString();
    }

    private static void WriteNumbers(StringBuilder text, BacktestReport report)
    {
        TradeStatistics total = report.Total;
        ExposureReport exposure = report.Exposure;
        Head(text, "number", "value");
        Row(text, "equity", $"{report.StartEquity:0.00} -> {report.EndEquity:0.00}");
        Row(text, "trades", $"{total.Trades}");
        Row(text, "win rate", $"{total.WinRate:P1}");
        Row(text, "expectancy", $"{total.ExpectancyR:0.000} R");
        Row(text, "profit factor", Number(total.ProfitFactor, "0.00"));
        Row(text, "costs (fees, spread, slippage)",
            $"{total.CostR:0.000} R a trade, {Number(total.CostShare, "P1")} of the gross profit");
        Row(text, "longest losing streak", $"{total.LongestLosingStreak}");
        Row(text, "mean holding time", $"{total.MeanHours:0.0} h");
        Row(text, "time in market", $"{exposure.TimeInMarket:P1}, {exposure.MeanPositions:0.00} positions in the mean");
        Row(text, "max drawdown, closed trades", $"{exposure.MaxDrawdownPercent:0.00} %");
        Row(text, "max drawdown, marked to market", $"{exposure.MaxMarkedDrawdownPercent:0.00} %");
        Row(text, "entries stopped by the drawdown limit",
            report.EntriesStoppedAt is { } stopped ? $"from {Time(stopped)} to the end" : "never");
        Row(text, "open at the end", $"{report.Unfinished.Count}");
        Row(text, "fingerprint", $"`{report.Fingerprint}`");
        Line(text, "");
    }

    private static void WriteAssumptions(StringBuilder text, BacktestAssumptions assumptions)
    {
        Line(text, "## Assumptions");
        Line(text, "");
        Head(text, "what candles do not say", "assumed");
        Row(text, "spread", assumptions.SpreadText);
        Row(text, "age", assumptions.AsksAge ? "from the start of the file" : "not asked");
        Row(text, "slippage per order", $"{assumptions.SlippageBasisPoints} bps");
        Row(text, "fee per order", $"{assumptions.FeeBasisPoints} bps");
        Row(text, "depth", assumptions.DepthShare is { } share ? $"{share:P1} of a candle's volume" : "no limit");
        Row(text, "trades per minute", $"{assumptions.TradesPerMinute}");
        Row(text, "steps and limits", $"{assumptions.Instruments.Count} given, others derived from the first close");
        Row(text, "latency", "one candle: decided at a close, filled at the next open");
        Row(text, "stop and target in one candle", "the stop");
        Line(text, "");
    }

    private static void WriteFunnel(StringBuilder text, FunnelReport funnel)
    {
        FunnelCounts counts = funnel.Counts;
        Line(text, "## Funnel");
        Line(text, "");
        Head(text, "stage", "symbol candles");
        Row(text, "closed", $"{counts.Candles}");
        Row(text, "in the universe", $"{counts.Universe}");
        Row(text, "held, not looked at", $"{counts.Held}");
        Row(text, "scan passed", $"{counts.Passed}");
        Row(text, "looked at for a breakout", $"{counts.Candidates}");
        Row(text, "breakout", $"{counts.Signals}");
        Row(text, "approved", $"{counts.Approved}");
        Row(text, "filled", $"{counts.Filled}");
        Line(text, "");
        Head(text, "first blocker", "times");
        foreach (Blocker blocker in funnel.FirstBlockers)
        {
            Row(text, $"{blocker.Stage} {blocker.Reason}", $"{blocker.Count}");
        }

        Line(text, "");
        Head(text, "nearest miss", "value", "threshold", "distance", "where");
        foreach (NearestMiss miss in funnel.NearestMisses.Where(static miss => miss.Distance < 1).Take(MissesShown))
        {
            Row(text, $"{miss.Stage} {miss.Check}", $"{miss.Numbers.Value:G6}", $"{miss.Numbers.Threshold:G6}",
                $"{miss.Distance:P2}", $"{miss.Symbol} {Time(miss.At)}");
        }

        Line(text, "");
    }

    private static void WriteGroups(StringBuilder text, string title, IReadOnlyList<TradeGroup> groups)
    {
        Line(text, $"## {title}");
        Line(text, "");
        Head(text, "", "trades", "win rate", "net", "expectancy R", "profit factor", "costs R");
        foreach ((string name, TradeStatistics group) in groups)
        {
            Row(text, name, $"{group.Trades}", $"{group.WinRate:P0}", $"{group.Net:0.00}",
                $"{group.ExpectancyR:0.000}", Number(group.ProfitFactor, "0.00"), $"{group.CostR:0.000}");
        }

        Line(text, "");
    }

    private static void WriteTrades(StringBuilder text, BacktestReport report)
    {
        Line(text, "## Trades");
        Line(text, "");
        Head(text, "symbol", "opened", "closed", "entry", "stop", "exit", "reason", "net", "R");
        foreach (BacktestTrade trade in report.Trades)
        {
            Row(text, trade.Symbol.Value, Time(trade.OpenedAt), Time(trade.ClosedAt), $"{trade.EntryPrice:G8}",
                $"{trade.StopPrice:G8}", $"{trade.ExitPrice:G8}", trade.ExitReason, $"{trade.Net:0.00}",
                $"{trade.R:0.00}");
        }

        Line(text, "");
        foreach (UnfinishedTrade open in report.Unfinished)
        {
            Line(text, $"- open at the end: {open.Symbol} since {Time(open.OpenedAt)} at {open.EntryPrice:G8}, "
                + $"last price {Number(open.LastPrice, "G8")}");
        }
    }

    private static void Head(StringBuilder text, params string[] titles)
    {
        Row(text, titles);
        Row(text, [.. titles.Select(static _ => "---")]);
    }

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static void Line(StringBuilder text, string line) =>
        text.Append(line).Append('\n');

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(decimal? number, string format) =>
        number?.ToString(format, CultureInfo.InvariantCulture) ?? "-";
}
