using System.Globalization;
using System.Text;

namespace Breakwater.Backtesting.Reports;

/// <summary>Several presets over the same history, a line each.</summary>
public static class SummaryMarkdown
{
    /// <summary>Results, funnels and first blockers of <paramref name="reports"/>, in their order.</summary>
    public static string Of(IReadOnlyList<BacktestReport> reports)
    {
        StringBuilder text = new();
        Head(
            text,
            "preset",
            "trades", "win rate", "expectancy R", "profit factor", "net", "max drawdown", "costs R",
            "costs of gross profit", "entries stopped");
        foreach (BacktestReport report in reports)
        {
            Row(text, Results(report));
        }

        text.AppendLine();
        Head(text, "preset", "candles", "universe", "scan passed", "looked at", "signals", "approved", "filled");
        foreach (BacktestReport report in reports)
        {
            FunnelCounts counts = report.Funnel.Counts;
            long[] stages =
            [
                counts.Candles, counts.Universe, counts.Passed, counts.Candidates, counts.Signals, counts.Approved,
                counts.Filled,
            ];
            Row(text, [NameOf(report), .. stages.Select(count => Text($"{count}"))]);
        }

        text.AppendLine();
        Head(text, "preset", "most frequent first blockers");
        foreach (BacktestReport report in reports)
        {
            IEnumerable<string> blockers = report.Funnel.FirstBlockers
                .OrderByDescending(blocker => blocker.Count)
                .Take(4)
                .Select(blocker => Text($"{blocker.Stage} {blocker.Reason} {blocker.Count}"));
            Row(text, NameOf(report), string.Join(", ", blockers));
        }

        return text.ToString();
    }

    private static string[] Results(BacktestReport report)
    {
        TradeStatistics total = report.Total;
        bool hasTrades = total.Trades > 0;
        decimal net = report.StartEquity == 0m ? 0m : (report.EndEquity / report.StartEquity) - 1m;

        return
        [
            NameOf(report),
            Text($"{total.Trades}"),
            hasTrades ? Text($"{total.WinRate * 100:0.0} %") : "-",
            hasTrades ? Text($"{total.ExpectancyR:+0.000;-0.000}") : "-",
            total.ProfitFactor is { } factor ? Text($"{factor:0.00}") : "-",
            Text($"{net * 100m:+0.00;-0.00;0.00} %"),
            Text($"{report.Exposure.MaxDrawdownPercent:0.00} %"),
            hasTrades ? Text($"{total.CostR:0.000}") : "-",
            total.CostShare is { } share ? Text($"{share * 100:0} %") : "-",
            report.EntriesStoppedAt is { } at ? Text($"{at:yyyy-MM-dd}") : "never",
        ];
    }

    private static string NameOf(BacktestReport report) => $"`{report.Preset}`";

    private static void Head(StringBuilder text, params string[] cells)
    {
        Row(text, cells);
        Row(text, [.. cells.Select(static _ => "---")]);
    }

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
