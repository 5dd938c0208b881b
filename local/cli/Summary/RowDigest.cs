using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Breakwater.Local.Cli.Summary;

/// <summary>
/// SHA-256 over rows that does not depend on how they were written: members in name order, numbers by value, rows in
/// the order of their text, one per line.
/// </summary>
internal static class RowDigest
{
    public static string Of(IEnumerable<JsonElement> rows)
    {
        IEnumerable<string> lines = rows.Select(Canonical).Order(StringComparer.Ordinal);
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        return Convert.ToHexStringLower(SHA256.HashData(text));
    }

    public static string Canonical(JsonElement value)
    {
        StringBuilder text = new();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll('{', '}', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal), text,
                    member =>
                    {
                        text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                        Write(member.Value, text);
                    });
                break;
            case JsonValueKind.Array:
                WriteAll('[', ']', value.EnumerateArray(), text, item => Write(item, text));
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            default:
                text.Append(value.ValueKind is JsonValueKind.String
                    ? JsonSerializer.Serialize(value.GetString())
                    : value.GetRawText());
                break;
        }
    }

    private static void WriteAll<T>(char open, char close, IEnumerable<T> items, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        bool first = true;
        foreach (T item in items)
        {
            text.Append(first ? "" : ",");
            write(item);
            first = false;
        }

        text.Append(close);
    }

    // 1, 1.0 and 1.00 are one number.
    private static string Number(JsonElement value) => value.TryGetDecimal(out decimal number)
        ? number.ToString("0.############################", CultureInfo.InvariantCulture)
        : value.GetRawText();
}
