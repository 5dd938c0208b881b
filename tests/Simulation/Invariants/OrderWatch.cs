using Breakwater.Domain.Execution;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>Keeps what the venue holds for each trade, and how long any of it is without a stop.</summary>
public sealed class OrderWatch(Site site)
{
    // The watchdog looks each minute; then there is the grace of a doubtful order, and the rest after a refused one.
    private static readonly TimeSpan BareMax = TimeSpan.FromSeconds(200);

    // What the venue itself refused is not sent again at once (TradeSteps.RefusalRest, doubled twice).
    private static readonly TimeSpan RefusalExcuse = TimeSpan.FromSeconds(400);

    // What was lost or not accepted is asked about once its grace is over, and sent again then.
    private static readonly TimeSpan LossExcuse = TimeSpan.FromSeconds(60);

    // Missing coins are believed at the second look; until then the venue refuses a stop over all of them.
    private static readonly TimeSpan TakingExcuse = TimeSpan.FromSeconds(240);

    // What one look led to may be delayed, or die; not what each of so many led to.
    private const int LooksMax = 4;
    private const string OwnPrefix = "bw-";
    private readonly SortedDictionary<string, Holding> holdings = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> bareTimes = [];
    private DateTimeOffset looked = site.Now;

    public IEnumerable<Holding> Holdings => holdings.Values;

    /// <summary>Every time that a position was not covered, oldest first.</summary>
    public IReadOnlyList<TimeSpan> BareTimes => bareTimes;

    /// <summary>The longest that one stayed so while everything was reachable.</summary>
    public TimeSpan LongestInFairWeather { get; private set; }

    public Holding? Find(string tradeId) => holdings.GetValueOrDefault(tradeId);

    /// <summary>The venue took, filled or ended an order.</summary>
    public void Changed(ExchangeOrder order)
    {
        if (!order.ClientOrderId.StartsWith(OwnPrefix, StringComparison.Ordinal))
        {
            return;
        }

        string tradeId = TradeIdOf(order.ClientOrderId);
        if (!holdings.TryGetValue(tradeId, out Holding? holding))
        {
            holding = new Holding(tradeId, site.Exchange.Find(order.Symbol)!);
            holdings[tradeId] = holding;
        }

        holding.Add(order);
        site.Watch.Shortage.Look();
        if (order.Ticket.IsStop && order.Fills.Count > 0)
        {
            site.Outcomes.Count(order.Left == 0m ? Outcome.StopFilled : Outcome.StopFilledInPart);
        }

        Mark(holding);
    }

    /// <summary>Time went on: whoever is bare has been so for longer.</summary>
    public void Look()
    {
        site.Watch.Shortage.Look();
        TimeSpan passed = site.Now - looked;
        looked = site.Now;
        foreach (Holding holding in holdings.Values)
        {
            // Worth changes with the price, so that a position may become dust and back.
            Mark(holding);
            if (holding.BareSince is not null && IsFair(holding))
            {
                holding.BareInFairWeather += passed;
                Judge(holding);
            }
        }
    }

    /// <summary>An order was refused for no reason that could be known, was lost, or was not accepted.</summary>
    public void Failed(string clientOrderId, OrderStatus heard)
    {
        if (Find(TradeIdOf(clientOrderId)) is { } holding)
        {
            DateTimeOffset until = site.Now + (heard is OrderStatus.Rejected ? RefusalExcuse : LossExcuse);
            holding.ExcusedUntil = until > holding.ExcusedUntil ? until : holding.ExcusedUntil;
        }
    }

    /// <summary>The venue refused an order for a reason of its own.</summary>
    public void Refused(OrderTicket ticket, OrderReport report) =>
        Find(TradeIdOf(ticket.ClientOrderId))?.Refused(ticket, report);

    /// <summary>Another hand took coins: how many are ours is known after two looks.</summary>
    public void Taken(Listing listing)
    {
        foreach (Holding holding in holdings.Values.Where(holding => holding.Listing == listing))
        {
            DateTimeOffset until = site.Now + TakingExcuse;
            holding.ExcusedUntil = until > holding.ExcusedUntil ? until : holding.ExcusedUntil;
        }
    }

    /// <summary>A process is about to take an order back.</summary>
    public void Cancelling(string clientOrderId)
    {
        if (!clientOrderId.StartsWith(OwnPrefix, StringComparison.Ordinal))
        {
            site.Break(Law.OthersLeftAlone, $"{clientOrderId} is taken back");

            return;
        }

        // A stop that is shown as waiting for its entry protects nothing, as far as anybody can know; and of two that
        // rest, because one showed up late, one is enough.
        string tradeId = TradeIdOf(clientOrderId);
        ExchangeOrder[] stops =
        [
            .. site.Exchange.Resting.Where(order =>
                order is { IsOpen: true, Ticket.IsStop: true } && TradeIdOf(order.ClientOrderId) == tradeId),
        ];
        bool rests = stops is [var only] && only.ClientOrderId == clientOrderId;
        bool isNeeded = rests
            && site.Watch.Ever.GetValueOrDefault(tradeId) is { IsRunning: true, IsSold: false } trade
            && !trade.Legs.Any(leg => leg is { Kind: LegKind.Exit, IsOpen: true })
            && !trade.Legs.Any(leg => leg.ClientOrderId == clientOrderId && leg.IsPending);
        if (isNeeded)
        {
            site.Break(Law.Protected, $"{clientOrderId} is taken back although its position is not to be sold");
        }
    }

    /// <summary>The watchdog has looked, and saw everything.</summary>
    public void Looked()
    {
        foreach (Holding holding in holdings.Values.Where(holding => holding.BareSince is not null && IsFair(holding)))
        {
            holding.Looks++;
        }
    }

    /// <summary>A trade was stored: each of its fills must be one of the venue's.</summary>
    public void Booked(Trade trade)
    {
        Holding? holding = Find(trade.Id);
        if (holding is not null)
        {
            holding.Taken = trade.TakenQuantity;
        }

        foreach (Leg leg in trade.Legs)
        {
            foreach (Fill fill in leg.Fills)
            {
                bool isReal = holding?.Orders.Any(order =>
                    order.ClientOrderId == leg.ClientOrderId && order.Fills.Contains(fill)) is true;
                if (!isReal)
                {
                    site.Break(Law.FillsAsBooked, $"{leg.ClientOrderId} has booked fill {fill.TradeId}, which is none");
                }
            }
        }
    }

    private static string TradeIdOf(string clientOrderId) =>
        clientOrderId[OwnPrefix.Length..clientOrderId.LastIndexOf('-')];

    private bool IsFair(Holding holding) =>
        holding.ExcusedUntil < site.Now && !site.Weather.IsStormy && site.Instances.Count > 0
        && holding.Listing.Status is ListingStatus.Trading;

    private void Mark(Holding holding)
    {
        bool isBare = holding.IsBare(site.Exchange.Account.Total(holding.Listing.Instrument.BaseAsset));
        if (isBare == holding.BareSince is not null)
        {
            return;
        }

        if (isBare)
        {
            holding.BareSince = site.Now;
            holding.BareInFairWeather = TimeSpan.Zero;
            holding.Looks = 0;

            return;
        }

        bareTimes.Add(site.Now - holding.BareSince!.Value);
        holding.BareSince = null;
    }

    private void Judge(Holding holding)
    {
        TimeSpan bare = holding.BareInFairWeather;
        LongestInFairWeather = bare > LongestInFairWeather ? bare : LongestInFairWeather;
        if (bare > BareMax && holding.Looks >= LooksMax && !holding.IsReported)
        {
            holding.IsReported = true;
            site.Break(
                Law.Protected,
                $"{holding.TradeId} is bare for {bare.TotalSeconds:0} s of fair weather, {holding.Looks} looks");
        }
    }
}
