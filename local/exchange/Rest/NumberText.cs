using System.Buffers.Text;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>Scaled integers as the decimal strings of the venue, 8 decimals unless said otherwise.</summary>
public static class NumberText
{
    public const int MaxLength = 40;
    private const int UsualDecimals = 8;

    /// <summary>Writes value * 10^-decimals; returns the bytes written.</summary>
    public static int Write(Span<byte> target, long value, int decimals, int shown = UsualDecimals)
    {
        int length = 0;
        if (value < 0)
        {
            target[length++] = (byte)'-';
            value = -value;
        }

        long unit = Scaling.PowerOfTen(decimals);
        long whole = value / unit;
        long fraction = value - (whole * unit);
        _ = Utf8Formatter.TryFormat(whole, target[length..], out int written);
        length += written;
        target[length++] = (byte)'.';
        for (int index = decimals - 1; index >= 0; index--)
        {
            long next = fraction / 10;
            target[length + index] = (byte)('0' + (fraction - (next * 10)));
            fraction = next;
        }

        target.Slice(length + decimals, shown - decimals).Fill((byte)'0');
        return length + shown;
    }

    /// <summary>Writes a property with a decimal string.</summary>
    public static void Amount(
        this Utf8JsonWriter json, ReadOnlySpan<byte> name, long value, int decimals, int shown = UsualDecimals)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        json.WriteString(name, text[..Write(text, value, decimals, shown)]);
    }

    /// <summary>Writes an array element with a decimal string.</summary>
    public static void AmountValue(this Utf8JsonWriter json, long value, int decimals)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        json.WriteStringValue(text[..Write(text, value, decimals)]);
    }
}
