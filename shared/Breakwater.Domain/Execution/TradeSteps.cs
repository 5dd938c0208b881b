using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Execution;

/// <summary>Decides the next step of a trade from its stored state alone, so any instance can carry on.</summary>
public static class TradeSteps
{
    /// <summary>
    /// After a first refusal the venue is left alone so long; each further one doubles it, up to 64 times.
    /// </summary>
    public static readonly TimeSpan RefusalRest = TimeSpan.FromSeconds(50);

    private const int DoublingsMax = 6;

    /// <summary>The next step of <paramref name="trade"/>.</summary>
    /// <remarks>
    /// Doubt first: a leg whose answer is owed is asked for before anything is sent, but for the stop of what a
    /// purchase has filled so far; the stop that a list owes is never bypassed. Then protection: a position has a stop
    /// over all of it before profit is taken, and before more is bought. A market exit cancels the stop first, because
    /// the stop locks the balance; it sells all there is by then.
    /// </remarks>
    public static TradeStep Next(Trade trade, DateTimeOffset now)
    {
        if (trade.HasEnded)
        {
            return new TradeStep.Rest();
        }

        Leg? doubtful = trade.Legs.Where(leg => leg.IsInDoubt)
            .OrderBy(leg => IsFilling(trade, leg)).FirstOrDefault();
        if (doubtful is not null)
        {
            return ForDoubt(trade, doubtful, now);
        }

        if (EntrySteps.ForWaiting(trade, now) is { } looked)
        {
            TradeStep before = trade.Legs.FirstOrDefault(leg => leg is { Kind: LegKind.Stop, State: LegState.Intent })
                is { } wished
                ? ForStop(trade, wished)
                : IsCovered(trade) ? new TradeStep.Rest() : Protect(trade, now);

            return before is TradeStep.Rest ? looked : before;
        }

        Leg? exit = trade.Legs.LastOrDefault(leg => leg is { Kind: LegKind.Exit, State: LegState.Intent });
        if (exit is not null)
        {
            return trade.RestingStop is { } blocking
                ? new TradeStep.Cancel(blocking)
                : SendSale(trade, exit with { Quantity = trade.SellableQuantity });
        }

        if (EntryList.Unsent(trade) is var (first, second))
        {
            return ForIntent(trade, first, now) switch
            {
                TradeStep.Send send => new TradeStep.SendList(send.Leg, second),
                var other => other,
            };
        }

        return trade.Legs.Where(leg => leg.State is LegState.Intent).OrderBy(IsPurchase).FirstOrDefault() switch
        {
            null => IsCovered(trade) ? new TradeStep.Rest() : Protect(trade, now),
            { Kind: LegKind.Entry } entry => ForIntent(trade, entry, now),
            { Kind: LegKind.Stop } stop => ForStop(trade, stop),
            { Kind: LegKind.AddOn } addOn when now > addOn.ExpiresAt => new TradeStep.Drop(addOn, "expired"),
            { Kind: LegKind.AddOn } addOn when !AddOnRisk.Allows(trade, addOn) =>
                new TradeStep.Drop(addOn, "state-changed"),
            { Kind: LegKind.AddOn } addOn => new TradeStep.Send(addOn, null),
            { } target when IsBare(trade) => new TradeStep.Drop(target, "stop-first"),
            { } target => SendSale(trade, target),
        };
    }

    /// <summary>Whether there is a position that no order at the venue protects or closes.</summary>
    public static bool IsBare(Trade trade) =>
        trade is { BoughtQuantity: > 0m, IsSold: false, RestingStop: null } && !IsLeaving(trade);

    /// <summary>Whether a stop rests over all that can be sold, at the price where it should be.</summary>
    public static bool IsCovered(Trade trade)
    {
        if (trade.IsSold || IsLeaving(trade))
        {
            return true;
        }

        return trade.RestingStop is { } stop
            && stop.Quantity - stop.FilledQuantity == trade.SellableQuantity
            && stop.StopPrice >= trade.Instrument.PriceDown(trade.StopPrice);
    }

    // What such a purchase bought so far is known and can be protected; it is the last doubt to be asked about.
    // Of an entry with a list it is not known whether its stop rests already.
    private static bool IsFilling(Trade trade, Leg leg) =>
        leg is { IsPurchase: true, State: LegState.PartiallyFilled } && !EntryList.IsEntry(trade, leg);

    private static TradeStep ForDoubt(Trade trade, Leg doubtful, DateTimeOffset now)
    {
        if (EntryList.IsStuck(trade, doubtful, now))
        {
            return new TradeStep.Cancel(doubtful);
        }

        TradeStep meanwhile = IsFilling(trade, doubtful) && !IsCovered(trade)
            ? Protect(trade, now)
            : new TradeStep.Rest();

        return meanwhile is TradeStep.Rest ? new TradeStep.Query(doubtful) : meanwhile;
    }

    private static bool IsPurchase(Leg leg) => leg.IsPurchase;

    private static TradeStep ForStop(Trade trade, Leg stop) => trade.IsSold
        ? new TradeStep.Drop(stop, "nothing-left")
        : new TradeStep.Send(stop with { Quantity = ToProtect(trade) }, trade.RestingStop);

    // No slice follows while what the earlier ones bought is bare.
    private static TradeStep ForIntent(Trade trade, Leg entry, DateTimeOffset now)
    {
        TradeStep step = EntrySteps.ForIntent(trade, entry, now);

        return step is TradeStep.Drop || IsCovered(trade) ? step : Protect(trade, now);
    }

    private static bool IsLeaving(Trade trade) =>
        trade.Legs.Any(leg => leg is { Kind: LegKind.Exit, IsOpen: true });

    // A stop that the venue refused cannot protect: a bare position is sold at market instead. When that is refused
    // too, the position waits for the next look: sending again at once would be a storm.
    private static TradeStep Protect(Trade trade, DateTimeOffset now)
    {
        bool stopRefused = IsRefused(trade, LegKind.Stop, now);
        bool isBare = IsBare(trade);
        if (!stopRefused)
        {
            return new TradeStep.Send(TradePlans.StopLeg(trade, trade.SellableQuantity, now), trade.RestingStop);
        }

        return isBare && !IsRefused(trade, LegKind.Exit, now)
            ? new TradeStep.Send(TradePlans.ExitLeg(trade, "stop-refused", trade.StopPrice, now), null)
            : new TradeStep.Rest();
    }

    /// <summary>Whether the venue refused the last order of a kind so recently that it is left alone.</summary>
    /// <remarks>What it refused before coins were taken was an order over those too.</remarks>
    public static bool IsRefused(Trade trade, LegKind kind, DateTimeOffset now)
    {
        Leg[] refused =
        [
            .. trade.Legs.Where(leg => leg.Kind == kind && leg.State is LegState.Rejected
                && !(leg.CreatedAt < trade.Takings?[^1].At)),
        ];

        return refused is [.., var last]
            && trade.Legs.Last(leg => leg.Kind == kind) == last
            && now - last.CreatedAt < RefusalRest * (1 << Math.Min(refused.Length - 1, DoublingsMax));
    }

    // A target that waits behind its shrinking stop keeps its part out of it.
    private static decimal ToProtect(Trade trade) => trade.SellableQuantity - trade.Legs
        .Where(leg => leg is { Kind: LegKind.Target, State: LegState.Intent })
        .Sum(leg => leg.Quantity);

    // What can be sold may have shrunk since the decision: a stop that filled in part or could not be made smaller.
    private static TradeStep SendSale(Trade trade, Leg leg)
    {
        decimal locked = trade.RestingStop is { } stop ? stop.Quantity - stop.FilledQuantity : 0m;
        decimal free = trade.Instrument.QuantityDown(Math.Max(0m, trade.HeldQuantity - locked));
        decimal quantity = Math.Min(leg.Quantity, free);

        return quantity > 0m && quantity >= trade.Instrument.MinQuantity
            ? new TradeStep.Send(leg with { Quantity = quantity }, null)
            : new TradeStep.Drop(leg, "nothing-free");
    }
}
