using System.Text;
using Azure.Data.Tables;

namespace Breakwater.Adapters.Tables;

/// <summary>
/// Text of any length in an entity: a string property holds 32,767 characters, so longer ones are cut.
/// </summary>
internal static class RowText
{
    private const int PartMax = 30_000;
    private const int PartsMax = 15;

    /// <summary>Writes <paramref name="text"/> as Data, Data1, Data2 ...</summary>
    /// <exception cref="ArgumentException">It is longer than 450,000 characters: the row would pass 1 MiB.</exception>
    public static void Write(TableEntity entity, string text)
    {
        if (text.Length > PartMax * PartsMax)
        {
            throw new ArgumentException($"Row {entity.RowKey} holds {text.Length} characters.", nameof(text));
        }

        for (int part = 0; part == 0 || part * PartMax < text.Length; part++)
        {
            entity[Name(part)] = text.Substring(part * PartMax, Math.Min(PartMax, text.Length - (part * PartMax)));
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

    private static string Name(int part) => part == 0 ? "Data" : $"Data{part}";
}
