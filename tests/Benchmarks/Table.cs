using System.Globalization;

namespace Breakwater.Benchmarks;

/// <summary>Rows of text in aligned columns, which is also what Markdown takes.</summary>
internal sealed class Table(string title, IReadOnlyList<string> heads)
{
    private readonly List<string[]> rows = [];

    public static string Number(double value) => value.ToString(
        value >= 100.0 ? "F0" : value >= 10.0 ? "F1" : "F2", CultureInfo.InvariantCulture);

    public void Add(string[] row) => rows.Add(row);

    public override string ToString()
    {
        int[] widths = [.. heads.Select((head, i) => rows.Select(row => row[i].Length).Append(head.Length).Max())];
        string Line(IEnumerable<string> cells) => "| " + string.Join(" | ", cells.Select(
            (cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |";
        string rule = "|" + string.Join('|', widths.Select(
            static (width, i) => i == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")) + "|";

        return string.Join('\n', [$"## {title}", "", Line(heads), rule, .. rows.Select(Line), ""]);
    }
}
