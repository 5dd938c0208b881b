using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Loading;

/// <summary>The candles of one symbol while its files are read.</summary>
public sealed class CandleColumns(Interval interval)
{
    private const int PricesPerCandle = 4;
    private const long Earliest = 1_230_768_000_000;
    private const long Latest = 4_102_444_800_000;
    private const long FirstMicroseconds = 100_000_000_000_000;
    private static readonly int[] FieldCounts = [6, 12];

    private readonly List<long> times = [];
    private readonly FixedColumn prices = new();
    private readonly FixedColumn volumes = new();

    /// <summary>Reads all lines; the first bad one is a <see cref="StartupException"/> with file and line.</summary>
    public void Read(string name, ReadOnlySpan<byte> text)
    {
        int number = 0;
        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        while (!text.IsEmpty)
        {
            number++;
            int end = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? text : text[..end]).TrimEnd((byte)'\r');
            text = end < 0 ? [] : text[(end + 1)..];
            bool isHeader = number == 1 && !line.IsEmpty && char.IsAsciiLetter((char)line[0]);
            if (line.IsEmpty || isHeader)
            {
                continue;
            }

            string? problem = Add(line);
            if (problem is not null)
            {
                throw new StartupException($"{name}: line {number}: {problem}");
            }
        }
    }

    /// <summary>The market of what was read.</summary>
    public SymbolMarket ToMarket(string symbol, Listings? listings = null)
    {
        if (times.Count == 0)
        {
            throw new StartupException($"{symbol}-{interval.Name}: holds no candle");
        }

        try
        {
            Instrument instrument = InstrumentTable.Find(
                symbol, listings ?? Listings.None, prices.Decimals, volumes.Decimals);
            prices.Rescale(instrument.PriceDecimals);
            volumes.Rescale(instrument.QuantityDecimals);
            return new SymbolMarket(instrument, interval, ToCandles());
        }
        catch (OverflowException problem)
        {
            throw new StartupException($"{symbol}-{interval.Name}: holds numbers too large to add up", problem);
        }
    }

    private Candle[] ToCandles()
    {
        Candle[] candles = new Candle[times.Count];
        for (int index = 0; index < candles.Length; index++)
        {
            int price = index * PricesPerCandle;
            candles[index] = new Candle
            {
                OpenTime = times[index],
                Open = prices[price],
                High = prices[price + 1],
                Low = prices[price + 2],
                Close = prices[price + 3],
                Volume = volumes[index],
            };
        }

        return candles;
    }

    private string? Add(ReadOnlySpan<byte> line)
    {
        if (!FieldCounts.Contains(line.Count((byte)',') + 1))
        {
            return $"expected 6 or 12 columns, found {line.Count((byte)',') + 1}";
        }

        Span<FixedNumber> fields = stackalloc FixedNumber[6];
        for (int column = 0; column < fields.Length; column++)
        {
            int comma = line.IndexOf((byte)',');
            ReadOnlySpan<byte> field = comma < 0 ? line : line[..comma];
            line = comma < 0 ? [] : line[(comma + 1)..];
            if (!FixedNumber.TryParse(field, out fields[column]))
            {
                return $"column {column + 1} is not a plain decimal number of at most 8 decimals";
            }
        }

        return fields[0].Decimals == 0 ? AddTime(fields[0].Mantissa) ?? AddNumbers(fields[1..]) : "fractional time";
    }

    // In early 2018 some candles open seconds off the grid; the grid is what the rest of the venue lives on.
    private string? AddTime(long stamp)
    {
        long milliseconds = stamp >= FirstMicroseconds ? stamp / 1000 : stamp;
        if (milliseconds is < Earliest or > Latest)
        {
            return $"open time {stamp} is neither milliseconds nor microseconds of a plausible date";
        }

        long time = interval.OpenOf(milliseconds);
        if (times.Count > 0 && time <= times[^1])
        {
            return $"open time {stamp} does not come after the candle before it";
        }

        times.Add(time);
        return null;
    }

    private string? AddNumbers(ReadOnlySpan<FixedNumber> fields)
    {
        int first = prices.Count;
        try
        {
            for (int index = 0; index < PricesPerCandle; index++)
            {
                prices.Add(fields[index]);
            }

            volumes.Add(fields[PricesPerCandle]);
        }
        catch (OverflowException)
        {
            return "a number is too large";
        }

        (long open, long high, long low, long close) =
            (prices[first], prices[first + 1], prices[first + 2], prices[first + 3]);
        return low <= 0 ? "a price is not positive"
            : high < Math.Max(open, close) || low > Math.Min(open, close) ? "open or close lies outside low..high"
            : null;
    }
}
