using System.Globalization;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Tests.Markets;

/// <summary>Reads a candle file that may be damaged: what is no row of six plain numbers becomes an impossible
/// candle.</summary>
/// <remarks>It stands at the time that the row names, or in the place where the row stands.</remarks>
internal static class CandleQualityRows
{
    private const int Columns = 6;

    // Later than the year 2100: microseconds.
    private const long LastMillisecond = 4_102_444_800_000;

    public static CandleSeries Read(string relative, string symbol, Timeframe timeframe)
    {
        List<Candle> candles = [];
        foreach (string line in ReferenceSeries.Lines(relative).Skip(1))
        {
            string[] cells = line.Split(',');
            candles.Add(Parse(cells) ?? Unreadable(cells[0], candles, timeframe));
        }

        return new CandleSeries(Symbol.Of(symbol), timeframe, candles.ToArray());
    }

    private static Candle? Parse(string[] cells)
    {
        decimal[] numbers = new decimal[Columns];
        for (int i = 0; i < Columns; i++)
        {
            if (cells.Length != Columns || !TryNumber(cells[i], out numbers[i]))
            {
                return null;
            }
        }

        return numbers[0] is < 0m or > LastMillisecond
            ? null
            : new Candle(
                DateTimeOffset.FromUnixTimeMilliseconds((long)numbers[0]),
                numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    private static bool TryNumber(string cell, out decimal number) => decimal.TryParse(
        cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static Candle Unreadable(string time, List<Candle> before, Timeframe timeframe)
    {
        if (!long.TryParse(time.Trim('"'), CultureInfo.InvariantCulture, out long milliseconds))
        {
            return new Candle(before[^1].OpenTime + timeframe.Duration(), 0m, 0m, 0m, 0m, 0m);
        }

        milliseconds = milliseconds > LastMillisecond ? milliseconds / 1000 : milliseconds;

        return new Candle(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), 0m, 0m, 0m, 0m, 0m);
    }
}
