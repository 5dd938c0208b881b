using System.Text;

namespace Breakwater.Pipeline.Storage;

/// <summary>
/// A row's content among its columns, as Data, Data1, Data2 ...: a column of text holds 32,767 characters, so longer
/// ones are cut.
/// </summary>
public static class RowParts
{
    private const int PartMax = 30_000;

    /// <summary>The columns that hold <paramref name="text"/>; one at least.</summary>
    public static IEnumerable<(string Column, string Part)> Of(string text)
    {
        int start = 0;
        for (int part = 0; part == 0 || start < text.Length; part++)
        {
            int length = LengthOfCut(text, start, PartMax);
            yield return (Column(part), text.Substring(start, length));
            start += length;
        }
    }

    /// <summary>The text that columns hold together.</summary>
    /// <param name="find">What a column holds; null when it is not there.</param>
    public static string Read(Func<string, string?> find)
    {
        string first = find(Column(0)) ?? string.Empty;
        if (find(Column(1)) is not { } second)
        {
            return first;
        }

        StringBuilder text = new StringBuilder(first).Append(second);
        for (int part = 2; find(Column(part)) is { } more; part++)
        {
            text.Append(more);
        }

        return text.ToString();
    }

    /// <summary>The name of a column, counted from zero.</summary>
    public static string Column(int part) => part == 0 ? "Data" : $"Data{part}";

    /// <summary>How much of <paramref name="text"/> from a place on may be cut out, at most.</summary>
    // Half a surrogate pair cannot be written as UTF-8: it would come back as another character.
    public static int LengthOfCut(string text, int start, int max)
    {
        int rest = text.Length - start;

        return rest <= max ? rest : char.IsHighSurrogate(text[start + max - 1]) ? max - 1 : max;
    }
}
