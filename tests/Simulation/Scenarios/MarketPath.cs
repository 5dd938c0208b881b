using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;
using Breakwater.Simulation.Time;

namespace Breakwater.Simulation.Scenarios;

/// <summary>Prices that wander, with the candles they leave behind.</summary>
public sealed class MarketPath
{
    private const int HistoryMinutes = 60;
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

    /// <summary>While true, prices stand still.</summary>
    public bool IsStill { get; set; }

    public void Begin()
    {
        foreach (Listing listing in site.Exchange.Listings)
        {
            candles[listing.Symbol.Value] = History(listing);
        }

        Schedule();
    }

    /// <summary>The price jumps, through whatever rests between.</summary>
    public void Jump(Listing listing, decimal factor)
    {
        listing.Move(listing.Bid * factor);
        Show(listing);
    }

    /// <summary>Shows these candles of a timeframe instead of what the prices leave behind.</summary>
    public void Fix(Timeframe timeframe, IReadOnlyList<Candle> series) => fixedSeries[timeframe] = series;

    public CandleSeries? Candles(CandleSlice slice)
    {
        TimeSpan duration = slice.Timeframe.Duration();
        IReadOnlyList<Candle> own = fixedSeries.GetValueOrDefault(slice.Timeframe)
            ?? candles.GetValueOrDefault(slice.Symbol.Value, []);
        Candle[] closed =
        [
            .. own
                .Where(candle => candle.OpenTime + duration <= slice.ClosedBy)
                .TakeLast(slice.Count),
        ];

        return closed.Length == 0 ? null : new CandleSeries(slice.Symbol, slice.Timeframe, closed);
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
            decimal step = (decimal)((chance.Between(-1.7, 1.7) * noise) + drift);
            listing.Move(listing.Bid * (1m + step));
            Show(listing);
        }

        site.Watch.Orders.Look();
    });

    private void Show(Listing listing)
    {
        Record(listing);
        bool stalls = IsReached(listing) && site.Faults.Strikes(Fault.FillStalled, 8);
        decimal depth = listing.Depth;
        // A thin book: what reaches it now is filled in part, the rest at the next price.
        listing.Depth = stalls ? listing.Instrument.LotStep * 10 : depth;
        site.Exchange.Look(listing);
        listing.Depth = depth;
    }

    private bool IsReached(Listing listing) => site.Exchange.Resting.Any(order =>
        order.Symbol == listing.Symbol && order.IsOpen && order.Ticket.StopPrice >= listing.Bid);

    private void Record(Listing listing)
    {
        List<Candle> own = candles[listing.Symbol.Value];
        DateTimeOffset minute = Timeframe.M1.OpenTimeAt(site.Now);
        Candle last = own[^1];
        if (last.OpenTime < minute)
        {
            own.Add(new Candle(minute, listing.Bid, listing.Bid, listing.Bid, listing.Bid, 10m));
        }
        else
        {
            own[^1] = last with
            {
                High = Math.Max(last.High, listing.Bid),
                Low = Math.Min(last.Low, listing.Bid),
                Close = listing.Bid,
                Volume = last.Volume + 10m,
            };
        }
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
