using System.Text;
using Azure.Data.Tables;

namespace Breakwater.Adapters.Tables;

/// <summary>
/// Text of any length in an entity: a string property holds 32,767 characters, so longer ones are cut.
/// </summary>
internal static class RowText
{
    private const int PartMax = 30_000;
    private const int LengthMax = 450_000;

    /// <summary>Writes <paramref name="text"/> as Data, Data1, Data2 ...</summary>
    /// <exception cref="ArgumentException">It is longer than 450,000 characters: the row would pass 1 MiB.</exception>
    public static void Write(TableEntity entity, string text)
    {
        if (text.Length > LengthMax)
        {
            throw new ArgumentException($"Row {entity.RowKey} holds {text.Length} characters.", nameof(text));
        }

        int start = 0;
        for (int part = 0; part == 0 || start < text.Length; part++)
        {
            int length = LengthOfCut(text, start, PartMax);
            entity[Name(part)] = text.Substring(start, length);
            start += length;
        }
    }

    /// <summary>Reads it back.</summary>
    public static string Read(TableEntity entity)
    {
        string first = entity.GetString(Name(0)) ?? string.Empty;
        if (entity.GetString(Name(1)) is not { } second)
        {
            return first;
        }

        StringBuilder text = new StringBuilder(first).Append(second);
        for (int part = 2; entity.GetString(Name(part)) is { } more; part++)
        {
            text.Append(more);
        }

        return text.ToString();
    }

    /// <summary>The beginning of <paramref name="text"/>, with an ellipsis where something was left off.</summary>
    public static string Shorten(string text, int max) =>
        text.Length <= max ? text : string.Concat(text.AsSpan(0, LengthOfCut(text, 0, max - 1)), "…");

    // Half a surrogate pair cannot be written as UTF-8: it would come back as another character.
    private static int LengthOfCut(string text, int start, int max)
    {
        int rest = text.Length - start;

        return rest <= max ? rest : char.IsHighSurrogate(text[start + max - 1]) ? max - 1 : max;
    }

    private static string Name(int part) => part == 0 ? "Data" : $"Data{part}";
}
