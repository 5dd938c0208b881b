namespace Breakwater.Local.Exchange.Market;

/// <summary>
/// The price inside one source candle, millisecond by millisecond: open, first extreme, second extreme, close, straight
/// lines between. Trading is even in time. What the path tells about [0, n] never depends on anything after n but the
/// pace of the volume.
/// </summary>
public readonly ref struct IntrabarPath
{
    private const double ExtremeAgainstTheMoveFirst = 0.72;
    private const double TakerShareRising = 0.56;
    private const double TakerShareFalling = 0.44;

    private readonly Candle candle;
    private readonly PathTerms terms;
    private readonly long firstTurn;
    private readonly long secondTurn;
    private readonly long firstPrice;
    private readonly long secondPrice;
    private readonly long trades;

    /// <summary>The path of <paramref name="candle"/>, of which only times, prices and volume are read.</summary>
    public IntrabarPath(PathTerms terms, in Candle candle)
    {
        this.terms = terms;
        this.candle = candle;
        ulong hash = StableHash.Mix(terms.SymbolKey, (ulong)candle.OpenTime);
        ulong next = StableHash.Mix(hash, 1);
        firstTurn = (long)((0.08 + (0.37 * StableHash.Unit(hash))) * terms.Length);
        secondTurn = (long)((0.55 + (0.37 * StableHash.Unit(next))) * terms.Length);
        double lowFirst = candle.Close > candle.Open ? ExtremeAgainstTheMoveFirst
            : candle.Close < candle.Open ? 1 - ExtremeAgainstTheMoveFirst : 0.5;
        bool isLowFirst = StableHash.Unit(StableHash.Mix(hash, 2)) < lowFirst;
        firstPrice = isLowFirst ? candle.Low : candle.High;
        secondPrice = isLowFirst ? candle.High : candle.Low;
        trades = TradeCount(terms, candle, StableHash.Unit(StableHash.Mix(hash, 3)));
    }

    private long Last => terms.Length - 1;

    /// <summary>The price at an offset from the open time, 0 to length - 1.</summary>
    public long PriceAt(long offset) => offset <= firstTurn
        ? Between(candle.Open, firstPrice, offset, firstTurn)
        : offset <= secondTurn
            ? Between(firstPrice, secondPrice, offset - firstTurn, secondTurn - firstTurn)
            : Between(secondPrice, candle.Close, offset - secondTurn, Last - secondTurn);

    /// <summary>The candle with everything that follows from its path.</summary>
    public Candle Whole() => Slice(0, Last);

    /// <summary>The part between two offsets, both included.</summary>
    public Candle Slice(long from, long to)
    {
        long open = PriceAt(from);
        long close = PriceAt(to);
        long high = Math.Max(open, close);
        long low = Math.Min(open, close);
        Widen(firstTurn, firstPrice, from, to, ref high, ref low);
        Widen(secondTurn, secondPrice, from, to, ref high, ref low);
        Flow before = FlowAfter(from);
        Flow after = FlowAfter(to + 1);
        return new Candle
        {
            OpenTime = candle.OpenTime + from,
            Open = open,
            High = high,
            Low = low,
            Close = close,
            Volume = after.Volume - before.Volume,
            Turnover = after.Turnover - before.Turnover,
            Trades = after.Trades - before.Trades,
            TakerVolume = after.TakerVolume - before.TakerVolume,
            TakerTurnover = after.TakerTurnover - before.TakerTurnover,
        };
    }

    private static long Between(long from, long to, long part, long whole) =>
        from + Scaling.MultiplyDivide(to - from, part, Math.Max(1, whole));

    private static void Widen(long turn, long price, long from, long to, ref long high, ref long low)
    {
        if (turn >= from && turn <= to)
        {
            high = Math.Max(high, price);
            low = Math.Min(low, price);
        }
    }

    private static long TradeCount(PathTerms terms, in Candle candle, double chance)
    {
        const double UsualTrade = 700;
        double turnover = candle.Volume * (double)candle.Open * terms.TickStepTurnover
            / Scaling.PowerOfTen(Candle.TurnoverDecimals);
        double count = 1 + (turnover / (UsualTrade * (0.6 + chance)));
        return Math.Min(candle.Volume, (long)Math.Min(count, 1e12));
    }

    // Sums after the first `elapsed` milliseconds. All are functions of the volume traded so far, so they start, grow
    // and end together.
    private Flow FlowAfter(long elapsed)
    {
        long volume = Scaling.MultiplyDivide(candle.Volume, elapsed, terms.Length);
        if (volume == 0)
        {
            return default;
        }

        double end = (double)volume / candle.Volume * Last;
        double perTime = (double)candle.Volume / Last;
        double turnover = 0;
        double takerVolume = 0;
        double takerTurnover = 0;
        AddSegment(candle.Open, firstPrice, 0, firstTurn);
        AddSegment(firstPrice, secondPrice, firstTurn, secondTurn);
        AddSegment(secondPrice, candle.Close, secondTurn, Last);
        long sumTrades = (long)Math.Ceiling((double)trades * volume / candle.Volume);
        return new Flow(volume, ToTurnover(turnover), sumTrades, (long)takerVolume, ToTurnover(takerTurnover));

        void AddSegment(long from, long to, long start, long stop)
        {
            double time = Math.Min(end, stop) - start;
            if (time <= 0)
            {
                return;
            }

            double mean = from + ((to - from) * time / (stop - start) / 2);
            double share = to > from ? TakerShareRising : to < from ? TakerShareFalling : 0.5;
            turnover += mean * time * perTime;
            takerVolume += share * time * perTime;
            takerTurnover += share * mean * time * perTime;
        }
    }

    private long ToTurnover(double tickSteps) => (long)(tickSteps * terms.TickStepTurnover);

    private readonly record struct Flow(
        long Volume, long Turnover, long Trades, long TakerVolume, long TakerTurnover);
}
