using System.Collections.Concurrent;

namespace Breakwater.Local.Exchange.Market;

/// <summary>The history and the price path of one symbol. Everything it is asked is a function of the time.</summary>
public sealed class SymbolMarket
{
    private readonly ConcurrentDictionary<Interval, CandleSeries> series = new();
    private readonly PathTerms terms;
    private readonly long[] tradesBefore;

    /// <summary>Takes candles in order of time, of which only times, prices and volumes need to be set.</summary>
    public SymbolMarket(Instrument instrument, Interval source, Candle[] candles)
    {
        ArgumentOutOfRangeException.ThrowIfZero(candles.Length);
        Instrument = instrument;
        Source = source;
        Candles = candles;
        terms = PathTerms.For(instrument, source);
        tradesBefore = new long[candles.Length + 1];
        for (int index = 0; index < candles.Length; index++)
        {
            candles[index] = new IntrabarPath(terms, candles[index]).Whole();
            tradesBefore[index + 1] = tradesBefore[index] + candles[index].Trades;
        }
    }

    public Instrument Instrument { get; }

    public Interval Source { get; }

    public Candle[] Candles { get; }

    public ulong Key => terms.SymbolKey;

    public long FirstTime => Candles[0].OpenTime;

    /// <summary>The first millisecond after the data.</summary>
    public long EndTime => Candles[^1].OpenTime + Source.Milliseconds;

    /// <summary>Before its first candle a symbol does not exist.</summary>
    public bool IsListedAt(long now) => FirstTime <= now;

    public CandleSeries Series(Interval interval) =>
        series.GetOrAdd(interval, static (key, market) => new CandleSeries(market, key), this);

    /// <summary>The price of the last trade, in ticks; in a gap it stays where it was.</summary>
    public long LastPrice(long now)
    {
        int index = Math.Max(0, IndexAt(now));
        long offset = now - Candles[index].OpenTime;
        return offset < 0 ? Candles[index].Open
            : offset >= Source.Milliseconds ? Candles[index].Close
            : new IntrabarPath(terms, Candles[index]).PriceAt(offset);
    }

    /// <summary>What traded between two times, both included, as one candle; false in a gap.</summary>
    public bool TryRange(long from, long to, out Candle range)
    {
        range = default;
        bool found = false;
        int index = Math.Max(0, IndexAt(from));
        for (; index < Candles.Length && Candles[index].OpenTime <= to; index++)
        {
            long open = Candles[index].OpenTime;
            long start = Math.Max(0, from - open);
            long stop = Math.Min(Source.Milliseconds - 1, to - open);
            if (start > stop)
            {
                continue;
            }

            Candle part = start == 0 && stop == Source.Milliseconds - 1
                ? Candles[index]
                : new IntrabarPath(terms, Candles[index]).Slice(start, stop);
            range = found ? range.Then(part) : part;
            found = true;
        }

        return found;
    }

    /// <summary>The number of trades from the beginning of the data up to <paramref name="time"/>, included.</summary>
    public long TradesUntil(long time)
    {
        int index = IndexAt(time);
        if (index < 0)
        {
            return 0;
        }

        long offset = Math.Min(Source.Milliseconds - 1, time - Candles[index].OpenTime);
        return tradesBefore[index] + new IntrabarPath(terms, Candles[index]).Slice(0, offset).Trades;
    }

    /// <summary>The last candle that opened at or before <paramref name="time"/>; -1 if none had.</summary>
    private int IndexAt(long time)
    {
        int low = 0;
        int high = Candles.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (Candles[middle].OpenTime <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
