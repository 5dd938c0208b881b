namespace Breakwater.Local.Exchange.Loading;

/// <summary>Mantissa * 10^-Decimals, without trailing zeros behind the point.</summary>
public readonly record struct FixedNumber(long Mantissa, int Decimals)
{
    private const int MaxDecimals = 8;
    private const long MaxMantissa = 900_000_000_000_000_000;

    /// <summary>Reads digits with an optional fraction; no sign, exponent or separators.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out FixedNumber number)
    {
        number = default;
        int point = text.IndexOf((byte)'.');
        if (point == 0 || point == text.Length - 1 || text.IsEmpty)
        {
            return false;
        }

        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? [] : text[(point + 1)..].TrimEnd((byte)'0');
        long mantissa = 0;
        if (fraction.Length > MaxDecimals || !TryAppend(whole, ref mantissa) || !TryAppend(fraction, ref mantissa))
        {
            return false;
        }

        number = new FixedNumber(mantissa, fraction.Length);
        return true;
    }

    private static bool TryAppend(ReadOnlySpan<byte> digits, ref long mantissa)
    {
        foreach (byte digit in digits)
        {
            int value = digit - '0';
            if (value is < 0 or > 9 || mantissa > MaxMantissa / 10)
            {
                return false;
            }

            mantissa = (mantissa * 10) + value;
        }

        return true;
    }
}
