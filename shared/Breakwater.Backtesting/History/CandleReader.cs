using System.Globalization;
using System.Text;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.History;

/// <summary>
/// Reads candle files: openTimeMs,open,high,low,close,volume, or the twelve columns of Binance's public files.
/// </summary>
/// <remarks>
/// Strict about what cannot be meant (missing fields, no number, time running backwards) and silent about what can:
/// gaps, impossible prices and missing trades are for the trading core to see and deny.
/// </remarks>
public static class CandleReader
{
    private const int FieldsRead = 6;
    private const int FieldsOfBinance = 12;

    // Binance writes microseconds in its spot files since 2025.
    private const long FirstMicroseconds = 100_000_000_000_000;
    private const long Earliest = 1_230_768_000_000;
    private const long Latest = 4_102_444_800_000;

    private static readonly string[] Fields = ["openTimeMs", "open", "high", "low", "close", "volume"];

    /// <summary>Every candle of <paramref name="text"/>, oldest first.</summary>
    /// <param name="text">UTF-8 text, not packed; a header line is skipped.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="CandleFileException">Something in it cannot be read as candles.</exception>
    public static Candle[] Read(Stream text, string name)
    {
        using StreamReader reader = new(text, Encoding.UTF8, true, 1 << 16, leaveOpen: true);
        List<Candle> candles = [];
        int line = 0;
        try
        {
            while (reader.ReadLine() is string content)
            {
                line++;
                bool isHeader = line == 1 && content.Length > 0 && char.IsAsciiLetter(content[0]);
                if (content.Length > 0 && !isHeader)
                {
                    candles.Add(Parse(content, $"{name}: line {line}", candles));
                }
            }
        }
        catch (InvalidDataException problem)
        {
            throw new CandleFileException($"{name}: line {line + 1}: the packed file is damaged", problem);
        }

        return candles.Count > 0 ? [.. candles] : throw new CandleFileException($"{name}: holds no candle");
    }

    private static Candle Parse(string line, string place, List<Candle> before)
    {
        ReadOnlySpan<char> text = line;
        int fields = text.Count(',') + 1;
        if (fields is not (FieldsRead or FieldsOfBinance))
        {
            throw new CandleFileException($"{place}: {fields} fields; allowed are {FieldsRead} or {FieldsOfBinance}");
        }

        Span<Range> parts = stackalloc Range[FieldsOfBinance + 1];
        text.Split(parts, ',');
        DateTimeOffset openTime = Time(text[parts[0]], place);
        if (before.Count > 0 && openTime <= before[^1].OpenTime)
        {
            throw new CandleFileException($"{place}: {Fields[0]} {text[parts[0]]} is not after the line before");
        }

        return new Candle(
            openTime,
            Number(text[parts[1]], Fields[1], place),
            Number(text[parts[2]], Fields[2], place),
            Number(text[parts[3]], Fields[3], place),
            Number(text[parts[4]], Fields[4], place),
            Number(text[parts[5]], Fields[5], place));
    }

    private static DateTimeOffset Time(ReadOnlySpan<char> text, string place)
    {
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long stamp);
        long milliseconds = stamp >= FirstMicroseconds ? stamp / 1000 : stamp;

        return isNumber && milliseconds is >= Earliest and <= Latest
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new CandleFileException(
                $"{place}: {Fields[0]} '{text}' is neither milliseconds nor microseconds of a date after 2008");
    }

    private static decimal Number(ReadOnlySpan<char> text, string field, string place) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : throw new CandleFileException($"{place}: {field} '{text}' is not a plain decimal number");
}
