using Azure.Data.Tables;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Tables;

/// <summary>Text of any length in an entity, in <see cref="RowParts"/>.</summary>
internal static class RowText
{
    private const int LengthMax = 450_000;

    /// <summary>Writes <paramref name="text"/> as Data, Data1, Data2 ...</summary>
    /// <exception cref="ArgumentException">It is longer than 450,000 characters: the row would pass 1 MiB.</exception>
    public static void Write(TableEntity entity, string text)
    {
        if (text.Length > LengthMax)
        {
            throw new ArgumentException($"Row {entity.RowKey} holds {text.Length} characters.", nameof(text));
        }

        foreach ((string column, string part) in RowParts.Of(text))
        {
            entity[column] = part;
        }
    }

    /// <summary>Reads it back.</summary>
    public static string Read(TableEntity entity) => RowParts.Read(entity.GetString);

    /// <summary>The beginning of <paramref name="text"/>, with an ellipsis where something was left off.</summary>
    public static string Shorten(string text, int max) => text.Length <= max
        ? text
        : string.Concat(text.AsSpan(0, RowParts.LengthOfCut(text, 0, max - 1)), "…");
}
