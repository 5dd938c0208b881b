namespace Breakwater.Local.Exchange.Market;

/// <summary>All candles of one symbol and interval, past and future; the reader asks only for closed ones.</summary>
public sealed class CandleSeries
{
    private readonly SymbolMarket market;
    private readonly long[] opens;
    private readonly Candle[]? stored;

    public CandleSeries(SymbolMarket market, Interval interval)
    {
        this.market = market;
        Interval = interval;
        if (interval.IsMultipleOf(market.Source))
        {
            stored = interval == market.Source ? market.Candles : Aggregate(market.Candles, interval);
            opens = Array.ConvertAll(stored, candle => candle.OpenTime);
        }
        else
        {
            opens = OpensOf(market, interval);
        }
    }

    public Interval Interval { get; }

    public int Count => opens.Length;

    public long OpenTime(int index) => opens[index];

    public long CloseTime(int index) => Interval.NextOpen(opens[index]) - 1;

    /// <summary>The index of the first candle that opens at or after <paramref name="time"/>.</summary>
    public int FirstAtOrAfter(long time)
    {
        int index = Array.BinarySearch(opens, time);
        return index < 0 ? ~index : index;
    }

    /// <summary>How many candles have closed by <paramref name="now"/>.</summary>
    public int ClosedBy(long now) => FirstAtOrAfter(Interval.OpenOf(now));

    /// <summary>A whole candle.</summary>
    public Candle At(int index)
    {
        if (stored is not null)
        {
            return stored[index];
        }

        return market.TryRange(opens[index], CloseTime(index), out Candle candle)
            ? candle with { OpenTime = opens[index] }
            : throw new InvalidOperationException("A candle without a source was listed.");
    }

    /// <summary>The unfinished candle as it stands at <paramref name="now"/>; none while nothing traded.</summary>
    public bool TryOpenAt(long now, out Candle candle)
    {
        long open = Interval.OpenOf(now);
        bool found = market.TryRange(open, now, out candle);
        candle = candle with { OpenTime = open };
        return found;
    }

    private static Candle[] Aggregate(Candle[] source, Interval interval)
    {
        List<Candle> result = new((int)(source.Length / Math.Max(1, interval.Milliseconds / 300_000)) + 1);
        long next = long.MinValue;
        Candle current = default;
        foreach (Candle candle in source)
        {
            if (candle.OpenTime < next)
            {
                current = current.Then(candle);
                continue;
            }

            if (next != long.MinValue)
            {
                result.Add(current);
            }

            long open = interval.OpenOf(candle.OpenTime);
            current = candle with { OpenTime = open };
            next = interval.NextOpen(open);
        }

        result.Add(current);
        return [.. result];
    }

    private static long[] OpensOf(SymbolMarket market, Interval interval)
    {
        List<long> result = [];
        long next = long.MinValue;
        foreach (Candle candle in market.Candles)
        {
            long end = candle.OpenTime + market.Source.Milliseconds;
            long open = Math.Max(next, interval.OpenOf(candle.OpenTime));
            for (; open < end; open = interval.NextOpen(open))
            {
                result.Add(open);
                next = interval.NextOpen(open);
            }
        }

        return [.. result];
    }
}
