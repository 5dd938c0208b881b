using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Breakwater.Local.Cli.Run;
using Spectre.Console;

namespace Breakwater.Local.Cli.Summary;

/// <summary>A summary for eyes and one for programs.</summary>
internal static class SummaryText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Web)
    {
        // Nothing here goes into a web page, and "+" should stay "+".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json(RunSummary summary) => JsonSerializer.Serialize(summary, Format);

    /// <summary>What --json prints when there is nothing to sum up.</summary>
    public static string Json(string error) => JsonSerializer.Serialize(new { errors = (string[])[error] }, Format);

    public static void Write(RunSummary summary, IAnsiConsole console)
    {
        console.WriteLine();
        console.Write(Money(summary));
        console.Write(Stages(summary));
        foreach (string error in summary.Errors)
        {
            console.MarkupLineInterpolated($"[red]{error}[/]");
        }
    }

    private static Table Money(RunSummary summary)
    {
        Table table = Plain("Run", "");
        string span = TimeSpan.FromSeconds(summary.SimulatedSeconds).ToString("d\\.hh\\:mm\\:ss", Invariant);
        table.AddRow("Market", Markup.Escape($"{summary.Market}, symbols: {summary.Symbols}"));
        table.AddRow("Simulated", $"{Instants.Show(summary.From)} to {Instants.Show(summary.Clock)} ({span})");
        table.AddRow("Real time", string.Create(Invariant, $"{summary.ElapsedSeconds:0.0} s"));
        table.AddRow("Trades", string.Create(Invariant, $"{summary.Trades} closed, {summary.OpenPositions} open"));
        table.AddRow("Orders", summary.Orders.ToString(Invariant));
        table.AddRow("Decisions", summary.Decisions.ToString(Invariant));
        table.AddRow("Start equity", Amount(summary.StartEquity));
        table.AddRow("Gross", Amount(summary.Gross));
        table.AddRow("Fees", Amount(summary.Fees));
        table.AddRow("Net", Amount(summary.Net));
        table.AddRow("Equity", Amount(summary.Equity));
        table.AddRow("Equity at the venue", Amount(summary.VenueEquity));
        table.AddRow("Difference", Amount(summary.Difference));
        if (summary.Account is { } account)
        {
            string orders = $"{account.OrdersWithoutPosition.Count} orders without a position, "
                + $"{account.PositionsWithoutOrder.Count} positions without an order";
            table.AddRow("Account", Markup.Escape($"{account.Account} of {account.Venue}: {orders}"));
            table.AddRow("Assets that differ", Markup.Escape(Differences(account)));
        }

        table.AddRow("Dead letters", summary.DeadLetters.ToString(Invariant));
        table.AddRow("Unhandled errors", summary.UnhandledErrors.ToString(Invariant));
        return table;
    }

    private static Table Stages(RunSummary summary)
    {
        Table table = Plain("Stage", "Count", "p50 ms", "p95 ms", "p99 ms");
        for (int column = 1; column < table.Columns.Count; column++)
        {
            table.Columns[column].RightAligned();
        }

        foreach (StageSummary stage in summary.Stages)
        {
            table.AddRow(
                Markup.Escape(stage.Name), stage.Count.ToString(Invariant),
                Milliseconds(stage.P50Ms), Milliseconds(stage.P95Ms), Milliseconds(stage.P99Ms));
        }

        return table;
    }

    private static string Differences(AccountSummary account) => account.Differences == 0
        ? $"none of {account.Assets.Count}"
        : string.Join(", ", account.Assets.Where(asset => asset.Difference != 0)
            .Select(asset => $"{asset.Asset} {asset.Difference.ToString(Invariant)}"));

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    private static Table Plain(params string[] columns)
    {
        Table table = new() { Border = TableBorder.Simple };
        return table.AddColumns(columns);
    }

    private static string Amount(decimal? value) => value?.ToString("0.00######", Invariant) ?? "unknown";

    private static string Milliseconds(double? value) => value?.ToString("0.0", Invariant) ?? "-";
}
