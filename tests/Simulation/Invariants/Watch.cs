using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Exchange;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>Sees every commit and every order at the moment it happens, and says what must not have been.</summary>
public sealed class Watch(Site site)
{
    // The look at the control and the sending are two calls, and a handler that was held up for longer does not send.
    private static readonly TimeSpan RaceMax = TimeSpan.FromSeconds(3);

    // A handler sends within that time of its decision, by a clock that is off by a second.
    private static readonly TimeSpan LateMax = TimeSpan.FromSeconds(5);
    private readonly HashSet<string> accepted = [];
    private readonly SortedSet<DateTimeOffset> commands = [];
    private readonly HashSet<string> decisions = [];
    private readonly ReplayWatch replay = new(site);
    private readonly SortedDictionary<string, Trade> trades = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> expiries = [];
    private Portfolio? portfolio;
    private DateTimeOffset? stoppedAt;
    private bool isReopened;

    /// <summary>What the venue holds for each trade.</summary>
    public OrderWatch Orders { get; } = new(site);

    /// <summary>Who has looked at the control, and when.</summary>
    public LastLook Looks { get; } = new(site);

    /// <summary>Since when the account owns less than the trades hold.</summary>
    public Shortage Shortage { get; } = new(site);

    /// <summary>What the ledger should remember.</summary>
    public LedgerWatch Ledger { get; } = new(site);

    /// <summary>What scans led to.</summary>
    public ScanWatch Scans { get; } = new(site);

    /// <summary>Every trade beside the ledger, as it is stored now.</summary>
    public IReadOnlyDictionary<string, Trade> Trades => trades;

    /// <summary>Every trade that was ever stored, in its last state.</summary>
    public SortedDictionary<string, Trade> Ever { get; } = new(StringComparer.Ordinal);

    public Portfolio? Portfolio => portfolio;

    public BotControl Control { get; private set; } = new();

    /// <summary>When commands were taken: each changed the stored control.</summary>
    public IReadOnlySet<DateTimeOffset> Commands => commands;

    /// <summary>Client order ids of sales that a decision led to, and not a stop that was refused.</summary>
    public IReadOnlySet<string> Decisions => decisions;

    /// <summary>The longest time after a stored kill, stop or pause at which a purchase was still sent.</summary>
    public TimeSpan LongestRace { get; private set; }

    /// <summary>Rows were stored.</summary>
    public void Committed(Partition partition, IReadOnlyList<Write> writes)
    {
        isReopened = false;
        Portfolio? before = portfolio;
        Dictionary<string, Trade> old = new(trades);
        foreach (Write write in writes)
        {
            Take(partition, write);
        }

        if (partition == site.Settings.Places.Cycles)
        {
            Scans.Committed(writes);
        }

        if (partition == site.Settings.Places.Trading)
        {
            replay.Committed(writes);
            CheckReservations();
            Shortage.Look();
            Ledger.Committed((before, portfolio), trades.Values
                .Select(trade => (old.GetValueOrDefault(Places.TradeKey(trade.Id)), trade)));
        }
    }

    /// <summary>A process is about to send an order.</summary>
    public void Sending(Instance instance, OrderTicket ticket)
    {
        if (ticket.Side is not OrderSide.Buy)
        {
            return;
        }

        CheckTime(ticket.ClientOrderId);
        Looks.Sending(instance, ticket.ClientOrderId);
        if (stoppedAt is not { } stopped)
        {
            return;
        }

        TimeSpan race = site.Now - stopped;
        LongestRace = race > LongestRace ? race : LongestRace;
        if (race > RaceMax)
        {
            site.Break(
                Law.NoEntryAfterStop, $"{ticket.ClientOrderId} is sent {race.TotalSeconds:0.0} s after the stop");
        }
    }

    private void CheckTime(string clientOrderId)
    {
        foreach (Trade trade in trades.Values)
        {
            bool isEntry = trade.Entries.Any(leg => leg.ClientOrderId == clientOrderId);
            TimeSpan late = site.Now - expiries.GetValueOrDefault(trade.Id, site.Now);
            if (isEntry && late > LateMax)
            {
                site.Break(Law.EntryInTime, $"{clientOrderId} is sent {late.TotalSeconds:0.0} s after its signal");
            }
        }
    }

    /// <summary>The venue's engine is given an order; what it threw away before that was never an order.</summary>
    public void Reached(OrderTicket ticket)
    {
        bool isIntended = trades.Values.Any(trade => trade.Legs.Any(leg =>
            leg.ClientOrderId == ticket.ClientOrderId && Fits(leg, ticket)));
        if (!isIntended)
        {
            site.Break(Law.IntentFirst, $"{ticket.ClientOrderId} {ticket.Quantity} has no stored intent");
        }

        if (accepted.Contains(ticket.ClientOrderId)
            && site.Exchange.Find(ticket.ClientOrderId) is not { Lag.TotalSeconds: > 15 })
        {
            site.Break(Law.OneOrderPerIntent, $"{ticket.ClientOrderId} is sent again after it was taken");
        }
    }

    /// <summary>The venue took an order.</summary>
    public void Accepted(OrderTicket ticket)
    {
        if (!accepted.Add(ticket.ClientOrderId))
        {
            site.Break(Law.OneOrderPerIntent, $"{ticket.ClientOrderId} was taken twice");
        }
    }

    // Sent or in doubt: another instance may have asked meanwhile and not seen it yet.
    private static bool Fits(Leg leg, OrderTicket ticket) =>
        leg.State is not (LegState.Intent or LegState.Rejected)
        && leg.Quantity == ticket.Quantity
        && leg.Price == ticket.Price
        && leg.StopPrice == ticket.StopPrice
        && leg.IsPurchase == ticket.Side is OrderSide.Buy;

    private void Take(Partition partition, Write write)
    {
        Places places = site.Settings.Places;
        if (partition == places.Trading && write.Key.StartsWith(Places.TradePrefix, StringComparison.Ordinal))
        {
            TakeTrade(write);
        }
        else if (partition == places.Trading && write.Key == Places.PortfolioKey)
        {
            TakePortfolio(Read<Portfolio>(write));
        }
        else if (partition == places.Engine && write.Key == Places.ControlKey)
        {
            BotControl before = Control;
            Control = Read<BotControl>(write);
            if (Control.At != before.At && write.Kind is not WriteKind.Upsert)
            {
                commands.Add(Control.At);
            }

            stoppedAt = Stops.MayBuy(Control) ? null : stoppedAt ?? site.Now;
            Stops.Check(site, before, Control);
        }
    }

    private void TakeTrade(Write write)
    {
        if (write.Kind is WriteKind.Delete)
        {
            trades.Remove(write.Key);

            return;
        }

        Trade trade = Read<Trade>(write);
        Trade? before = trades.GetValueOrDefault(write.Key);
        if (before is null && Ever.Values.FirstOrDefault(one => one.Signal.Id == trade.Signal.Id) is { } other
            && other.Id != trade.Id)
        {
            site.Break(Law.OneOrderPerIntent, $"{trade.Id} and {other.Id} are of one signal");
        }

        Looks.Stored(before, trade);
        expiries.TryAdd(trade.Id, trade.Signal.ExpiresAt);
        trades[write.Key] = trade;
        Ever[trade.Id] = trade;
        decisions.UnionWith(trade.Legs
            .Where(leg => leg.Kind is LegKind.Exit or LegKind.Target && leg.Reason != "stop-refused"
                && before?.Legs.Any(old => old.Name == leg.Name) is not true)
            .Select(leg => leg.ClientOrderId));
        Orders.Booked(trade);
        isReopened |= before?.HasEnded is true && !trade.HasEnded;
        if (trade.TakenQuantity > (before?.TakenQuantity ?? 0m))
        {
            site.Outcomes.Count(trade.HasEnded ? Outcome.TakenWhole : Outcome.TakenInPart);
        }

        if (trade.Legs.Any(leg => leg.Reason == Unlisting.Reason)
            && before?.Legs.Any(leg => leg.Reason == Unlisting.Reason) is not true)
        {
            site.Outcomes.Count(Outcome.OrdersUnlisted);
        }

        if (trade.HasEnded && before?.HasEnded is not true)
        {
            site.Outcomes.Count(
                trade.Status is TradeStatus.Closed ? Outcome.TradeClosed : Outcome.TradeAbandoned);
        }
    }

    private void TakePortfolio(Portfolio after)
    {
        // Of a trade that turned out to go on limits are not asked: its position is there.
        if (after.OpenRisk > (portfolio?.OpenRisk ?? 0m) && !isReopened)
        {
            RiskRules rules = site.Settings.Deployed.Preset.Risk;
            decimal risk = after.OpenRisk / after.Equity * 100m;
            decimal exposure = after.Exposure / after.Equity * 100m;
            bool isUnique = after.Reservations.DistinctBy(one => one.Symbol).Count() == after.Reservations.Count;
            if (risk > rules.MaxOpenRiskPercent || exposure > rules.MaxExposurePercent || !isUnique
                || after.Reservations.Count > rules.MaxOpenPositions)
            {
                site.Break(
                    Law.RiskWithinLimits,
                    $"{after.Reservations.Count} reservations, {risk:0.###} % at risk, {exposure:0.#} % exposed");
            }
        }

        portfolio = after;
    }

    private void CheckReservations()
    {
        string[] running = [.. trades.Values.Where(trade => trade.IsRunning).Select(trade => trade.Id)];
        string[] reserved =
        [
            .. (portfolio?.Reservations ?? []).Select(one => one.TradeId).Order(StringComparer.Ordinal),
        ];
        if (!running.SequenceEqual(reserved))
        {
            site.Break(
                Law.ReservationPerTrade,
                $"running {string.Join(',', running)}, reserved {string.Join(',', reserved)}");
        }
    }

    private static T Read<T>(Write write) => new Row(write.Key, write.Json!, string.Empty).Read<T>().Value;
}
