using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Binance.Net.Wire;

/// <summary>Numbers come as "0.01000000", as 0.01 or as 1e-7; never in a culture's form.</summary>
internal static class WireDecimal
{
    public static decimal Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => 0m,
        JsonTokenType.Number or JsonTokenType.String when !reader.ValueIsEscaped && !reader.HasValueSequence =>
            Parse(reader.ValueSpan),
        JsonTokenType.String => Parse(System.Text.Encoding.UTF8.GetBytes(reader.GetString()!)),
        _ => throw new JsonException($"A number was expected, not {reader.TokenType}."),
    };

    public static decimal Parse(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out decimal value, out int used) && used == text.Length)
        {
            return value;
        }

        if (text.IsEmpty)
        {
            return 0m;
        }

        // Limits such as "92233720368547758070000000000000" mean "no limit"; the official client saturates them too.
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double large)
            && Math.Abs(large) > (double)decimal.MaxValue / 2)
        {
            return large > 0 ? decimal.MaxValue : decimal.MinValue;
        }

        throw new JsonException("A decimal number was expected.");
    }
}
