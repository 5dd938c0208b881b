using System.Globalization;
using System.Text;
using System.Text.Json;
using Spectre.Console;

namespace Breakwater.Local.Cli.Costing;

/// <summary>A bill for eyes, for a page and for programs.</summary>
internal static class BillText
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Web) { WriteIndented = true };

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public static void Write(Bill bill, Notes notes, IAnsiConsole console)
    {
        TableTitle title = new(Markup.Escape($"{bill.Deployment}"));
        Table table = new() { Border = TableBorder.Simple, Title = title };
        table.AddColumns("", "a month", "", "USD", "");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (BillLine line in bill.Lines)
        {
            table.AddRow(line.Part, line.Counted, Amount(line.Quantity), Money(line.Usd), Origin(line));
        }

        table.AddRow("[bold]All[/]", "", "", $"[bold]{Money(bill.Total)}[/]", "");
        console.Write(table);
        foreach (string line in notes.Lines)
        {
            console.MarkupLineInterpolated($"{line}");
        }
    }

    /// <summary>The table alone, as docs/DEPLOY.md carries it.</summary>
    public static string Markdown(Bill bill)
    {
        StringBuilder text = new();
        text.Append(Invariant, $"| {bill.Deployment} | a month | | USD | |\n|---|---|--:|--:|---|\n");
        foreach (BillLine line in bill.Lines)
        {
            text.Append(
                Invariant,
                $"| {line.Part} | {line.Counted} | {Amount(line.Quantity)} | {Money(line.Usd)} | {Origin(line)} |\n");
        }

        return text.Append(Invariant, $"| **all** | | | **{Money(bill.Total)}** | |\n").ToString();
    }

    public static string Json(Bill bill, Notes notes) => JsonSerializer.Serialize(
        new
        {
            bill.Deployment,
            bill.Lines,
            bill.Total,
            bill.Use.Executions,
            bill.Use.TableRequests,
            Notes = notes.Lines,
        },
        Format);

    private static string Origin(BillLine line) => line.IsMeasured ? "measured" : "assumed or fixed";

    private static string Amount(double quantity) =>
        quantity.ToString(quantity < 100 && quantity != Math.Floor(quantity) ? "0.00" : "#,0", Invariant);

    private static string Money(decimal usd) => usd.ToString("0.00", Invariant);
}
