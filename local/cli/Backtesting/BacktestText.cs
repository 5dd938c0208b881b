using System.Globalization;
using Breakwater.Backtesting.Reports;
using Breakwater.Local.Cli.Run;
using Spectre.Console;

namespace Breakwater.Local.Cli.Backtesting;

/// <summary>Back-test reports as tables.</summary>
internal static class BacktestText
{
    private const int MissesShown = 8;

    /// <summary>One row for each preset.</summary>
    public static void Compare(IReadOnlyList<BacktestReport> reports, IAnsiConsole console)
    {
        Table table = Numbers(
            "preset", "trades", "win", "exp. R", "PF", "net %", "max DD %", "cost R", "in market", "streak", "stopped");
        foreach (BacktestReport report in reports)
        {
            TradeStatistics total = report.Total;
            table.AddRow(
                Markup.Escape(report.Preset),
                Text($"{total.Trades}"),
                Text($"{total.WinRate:P0}"),
                Text($"{total.ExpectancyR:0.000}"),
                Factor(total.ProfitFactor),
                Text($"{(report.EndEquity - report.StartEquity) / report.StartEquity * 100m:0.00}"),
                Text($"{report.Exposure.MaxDrawdownPercent:0.00}"),
                Text($"{total.CostR:0.000}"),
                Text($"{report.Exposure.TimeInMarket:P0}"),
                Text($"{total.LongestLosingStreak}"),
                report.EntriesStoppedAt is { } stopped ? Instants.Show(stopped) : "-");
        }

        console.Write(table);
    }

    /// <summary>Everything but the single trades.</summary>
    public static void Write(BacktestReport report, IAnsiConsole console)
    {
        Line(console, report.Preset);
        Line(
            console,
            $"{Instants.Show(report.From)} to {Instants.Show(report.Until)} UTC, {report.Symbols.Count} symbols");
        Compare([report], console);
        WriteFunnel(report.Funnel, console);
        WriteGroups("month", report.ByMonth, console);
        WriteGroups("symbol", report.BySymbol, console);
        WriteGroups("exit", report.ByExitReason, console);
        Line(
            console,
            $"equity {Text($"{report.StartEquity:0.00}")} -> {Text($"{report.EndEquity:0.00}")}, "
            + $"{report.Unfinished.Count} open at the end, fingerprint {report.Fingerprint[..16]}");
        Line(
            console,
            $"assumed: spread {report.Assumptions.SpreadText}, slippage "
            + $"{report.Assumptions.SlippageBasisPoints} bps and fee {report.Assumptions.FeeBasisPoints} bps an order, "
            + $"{report.Assumptions.TradesPerMinute} trades a minute");
    }

    private static void WriteFunnel(FunnelReport funnel, IAnsiConsole console)
    {
        FunnelCounts counts = funnel.Counts;
        Line(
            console,
            $"candles {counts.Candles} > universe {counts.Universe} (held {counts.Held}) > scan {counts.Passed} > "
            + $"looked at {counts.Candidates} > breakouts {counts.Signals} > approved {counts.Approved} > "
            + $"filled {counts.Filled}");
        Table blockers = Numbers("first blocker", "times");
        foreach (Blocker blocker in funnel.FirstBlockers)
        {
            blockers.AddRow($"{blocker.Stage} {blocker.Reason}", Text($"{blocker.Count}"));
        }

        Table misses = Numbers("nearest miss", "value", "threshold", "off by");
        foreach (NearestMiss miss in funnel.NearestMisses.Where(miss => miss.Distance < 1).Take(MissesShown))
        {
            misses.AddRow(
                $"{miss.Stage} {miss.Check}",
                Text($"{miss.Numbers.Value:G6}"),
                Text($"{miss.Numbers.Threshold:G6}"),
                Text($"{miss.Distance:P2}"));
        }

        console.Write(blockers);
        console.Write(misses);
    }

    private static void WriteGroups(string name, IReadOnlyList<TradeGroup> groups, IAnsiConsole console)
    {
        Table table = Numbers(name, "trades", "win", "net", "exp. R", "PF", "cost R");
        foreach ((string group, TradeStatistics statistics) in groups)
        {
            table.AddRow(
                Markup.Escape(group),
                Text($"{statistics.Trades}"),
                Text($"{statistics.WinRate:P0}"),
                Text($"{statistics.Net:0.00}"),
                Text($"{statistics.ExpectancyR:0.000}"),
                Factor(statistics.ProfitFactor),
                Text($"{statistics.CostR:0.000}"));
        }

        console.Write(table);
    }

    private static Table Numbers(string first, params string[] others)
    {
        Table table = new() { Border = TableBorder.Simple };
        table.AddColumn(first);
        foreach (string other in others)
        {
            table.AddColumn(other, column => column.RightAligned());
        }

        return table;
    }

    private static void Line(IAnsiConsole console, string text) => console.MarkupLine(Markup.Escape(text));

    private static string Factor(decimal? factor) => factor is { } known ? Text($"{known:0.00}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
