namespace Breakwater.Local.Exchange.Market;

/// <summary>
/// A book that follows from the last price and from the turnover and range of the past hour: narrow and deep where much
/// is traded. The same time gives the same book.
/// </summary>
public static class BookModel
{
    private const double BasisPoint = 1e-4;
    private const long Hour = 3_600_000;
    private const long FiveMinutes = 300_000;

    /// <summary>The best <paramref name="levels"/> levels of both sides at <paramref name="now"/>.</summary>
    public static OrderBook Build(SymbolMarket market, long now, int levels)
    {
        long last = market.LastPrice(now);
        double perMinute = TurnoverPerMinute(market, now);
        long spread = Spread(market, now, last, perMinute);
        long bid = Math.Max(1, last - (spread / 2));
        Side bids = MakeSide(market, now, last, perMinute) with { Step = -1 };
        Side asks = bids with { Step = 1, Key = StableHash.Mix(bids.Key, 1) };
        return new OrderBook(Levels(bids, bid, levels), Levels(asks, bid + spread, levels));
    }

    private static double TurnoverPerMinute(SymbolMarket market, long now)
    {
        if (!market.TryRange(now - Hour + 1, now, out Candle hour))
        {
            return 0;
        }

        double minutes = Math.Clamp((now - hour.OpenTime) / 60_000.0, 1, 60);
        return hour.Turnover / (double)Scaling.PowerOfTen(Candle.TurnoverDecimals) / minutes;
    }

    private static long Spread(SymbolMarket market, long now, long last, double perMinute)
    {
        double range = market.TryRange(now - FiveMinutes + 1, now, out Candle recent)
            ? (recent.High - recent.Low) / (double)last / BasisPoint : 0;
        double quiet = Math.Max(0, (350 / Math.Sqrt(Math.Max(perMinute, 1))) - 0.6);
        double stressed = 0.02 * range * Math.Min(1, 2e4 / Math.Max(perMinute, 1));
        double basisPoints = Math.Min(30, quiet + stressed);
        return Math.Max(1, (long)Math.Round(last * basisPoints * BasisPoint));
    }

    private static Side MakeSide(SymbolMarket market, long now, long last, double perMinute)
    {
        const double DepthFloor = 15_000;
        const double MinutesOfTurnover = 3;
        Instrument instrument = market.Instrument;
        double notional = Math.Pow(10, -instrument.PriceDecimals - instrument.QuantityDecimals) * last;
        double tenBasisPoints = last * 10 * BasisPoint;
        double depth = (DepthFloor + (MinutesOfTurnover * perMinute)) / notional;
        return new Side
        {
            Lot = instrument.Step,
            Key = StableHash.Mix(market.Key, (ulong)(now / 1000)),
            QuantityPerTick = depth / tenBasisPoints,
            Top = depth * 0.03,
            Gap = Math.Max(1, last * 0.1 * BasisPoint),
        };
    }

    private static List<BookLevel> Levels(Side side, long best, int count)
    {
        List<BookLevel> levels = new(count);
        long price = best;
        for (int index = 0; index < count && price > 0; index++)
        {
            ulong hash = StableHash.Mix(side.Key, (ulong)price);
            double wide = side.Gap * (0.4 + (1.2 * StableHash.Unit(hash)));
            long gap = Math.Max(1, (long)wide);
            double noise = 0.4 + (1.2 * StableHash.Unit(StableHash.Mix(hash, 1)));
            double quantity = ((index == 0 ? side.Top : 0) + (side.QuantityPerTick * gap)) * noise;
            long steps = Math.Max(1, (long)(Math.Min(quantity, 1e17) / side.Lot));
            levels.Add(new BookLevel(price, steps * side.Lot));
            price += side.Step * gap;
        }

        return levels;
    }

    private readonly record struct Side
    {
        public ulong Key { get; init; }

        public int Step { get; init; }

        public long Lot { get; init; }

        public double QuantityPerTick { get; init; }

        public double Top { get; init; }

        public double Gap { get; init; }
    }
}
