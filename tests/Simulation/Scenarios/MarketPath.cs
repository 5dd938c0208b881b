using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Scenarios;

/// <summary>Prices that wander, with the candles they leave behind.</summary>
public sealed class MarketPath
{
    // Enough for the levels of the start and for the start-up, which counts candles of the level timeframe.
    private const int HistoryMinutes = 300;
    private const decimal Traded = 10m;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(3);

    private readonly Site site;
    private readonly Chance chance;
    private readonly SortedDictionary<string, List<Candle>> candles = new(StringComparer.Ordinal);
    private readonly Dictionary<Timeframe, IReadOnlyList<Candle>> fixedSeries = [];
    private readonly double drift;
    private readonly double noise;

    public MarketPath(Site site)
    {
        this.site = site;
        chance = Chance.Of(site.Seed, "market");
        // Per tick. One R is about 3 %: with this noise it is a matter of ten minutes.
        noise = chance.Between(0.001, 0.004);
        drift = chance.Between(-0.4, 0.5) * noise;
    }

    /// <summary>Whether prices wandered before the start as after it, so that levels are there to break.</summary>
    public bool HasWandered { get; init; }

    /// <summary>While true, prices stand still.</summary>
    public bool IsStill { get; set; }

    public void Begin()
    {
        foreach (Listing listing in site.Exchange.Listings)
        {
            candles[listing.Symbol.Value] = HasWandered ? Past(listing) : History(listing);
        }

        Schedule();
    }

    /// <summary>The price jumps, through whatever rests between.</summary>
    public void Jump(Listing listing, decimal factor)
    {
        listing.Move(listing.Bid * factor);
        Show(listing, Traded);
    }

    /// <summary>Shows these candles of a timeframe instead of what the prices leave behind.</summary>
    public void Fix(Timeframe timeframe, IReadOnlyList<Candle> series) => fixedSeries[timeframe] = series;

    public CandleSeries? Candles(CandleSlice slice)
    {
        TimeSpan duration = slice.Timeframe.Duration();
        IReadOnlyList<Candle> own = fixedSeries.GetValueOrDefault(slice.Timeframe) ?? Own(slice);
        Candle[] closed =
        [
            .. own
                .Where(candle => candle.OpenTime + duration <= slice.ClosedBy)
                .TakeLast(slice.Count),
        ];

        return closed.Length == 0 ? null : new CandleSeries(slice.Symbol, slice.Timeframe, closed);
    }

    private List<Candle> Own(CandleSlice slice)
    {
        List<Candle> minutes = candles.GetValueOrDefault(slice.Symbol.Value, []);
        if (slice.Timeframe is Timeframe.M1)
        {
            return minutes;
        }

        // The first one may have begun before there were prices.
        return
        [
            .. minutes
                .GroupBy(minute => slice.Timeframe.OpenTimeAt(minute.OpenTime))
                .Skip(1)
                .Select(group => new Candle(
                    group.Key,
                    group.First().Open,
                    group.Max(minute => minute.High),
                    group.Min(minute => minute.Low),
                    group.Last().Close,
                    group.Sum(minute => minute.Volume))),
        ];
    }

    private void Schedule() => site.Timeline.Every(site.Now + Tick, () =>
    {
        if (IsStill)
        {
            return;
        }

        Schedule();
        foreach (Listing listing in site.Exchange.Listings)
        {
            double step = (chance.Between(-1.7, 1.7) * noise) + drift;
            listing.Move(listing.Bid * (decimal)(1 + step));
            Show(listing, Traded * (decimal)(1 + (Math.Abs(step) / noise)));
        }

        site.Watch.Orders.Look();
    });

    private void Show(Listing listing, decimal volume)
    {
        Record(listing, volume);
        bool stalls = IsReached(listing) && site.Faults.Strikes(Fault.FillStalled, 8);
        decimal depth = listing.Depth;
        // A thin book: what reaches it now is filled in part, the rest at the next price.
        listing.Depth = stalls ? listing.Instrument.LotStep * 10 : depth;
        site.Exchange.Look(listing);
        listing.Depth = depth;
    }

    private bool IsReached(Listing listing) => site.Exchange.Resting.Any(order =>
        order.Symbol == listing.Symbol && order.IsOpen && order.Ticket.StopPrice >= listing.Bid);

    private void Record(Listing listing, decimal volume)
    {
        List<Candle> own = candles[listing.Symbol.Value];
        DateTimeOffset minute = Timeframe.M1.OpenTimeAt(site.Now);
        Candle last = own[^1];
        if (last.OpenTime < minute)
        {
            own.Add(new Candle(minute, listing.Bid, listing.Bid, listing.Bid, listing.Bid, volume));
        }
        else
        {
            own[^1] = last with
            {
                High = Math.Max(last.High, listing.Bid),
                Low = Math.Min(last.Low, listing.Bid),
                Close = listing.Bid,
                Volume = last.Volume + volume,
            };
        }
    }

    // From the price of the start backwards; a minute is twenty ticks.
    private List<Candle> Past(Listing listing)
    {
        Chance past = Chance.Of(site.Seed, "past-" + listing.Symbol.Value);
        double minute = noise * Math.Sqrt(20);
        DateTimeOffset now = Timeframe.M1.OpenTimeAt(site.Now);
        decimal close = listing.Bid;
        List<Candle> candlesBefore = [];
        for (int back = 0; back <= HistoryMinutes; back++)
        {
            decimal open = close / (1m + (decimal)(past.Between(-1.7, 1.7) * minute));
            decimal high = Math.Max(open, close) * (1m + (decimal)(past.Between(0, 0.8) * minute));
            decimal low = Math.Min(open, close) * (1m - (decimal)(past.Between(0, 0.8) * minute));
            candlesBefore.Add(new Candle(
                now - TimeSpan.FromMinutes(back), open, high, low, close, Traded * (decimal)past.Between(20, 50)));
            close = open;
        }

        candlesBefore.Reverse();

        return candlesBefore;
    }

    private List<Candle> History(Listing listing)
    {
        List<Candle> past = [];
        DateTimeOffset now = Timeframe.M1.OpenTimeAt(site.Now);
        for (int minute = HistoryMinutes; minute >= 0; minute--)
        {
            decimal close = listing.Bid * (1m - (0.0005m * (minute % 5)));
            past.Add(new Candle(
                now - TimeSpan.FromMinutes(minute), close, close * 1.001m, close * 0.999m, close, 100m));
        }

        return past;
    }
}
