namespace Breakwater.Domain.Execution;

/// <summary>How a trade takes in what the venue did after its record had been closed.</summary>
public static class TradeAdoption
{
    /// <summary>Legs that may still show up: sent, not found when they were asked for, and given up for that
    /// reason.</summary>
    /// <remarks>
    /// A request may wait longer at the venue than anybody would believe, and so may the copy that queries see.
    /// </remarks>
    public static IEnumerable<Leg> Overdue(Trade trade) => trade.Legs.Where(leg =>
        leg is { IsOpen: false, Fills.Count: 0 }
        && leg.SentAt != default
        // What is known of one that was sent again is known of the last one.
        && (leg is { WasSeen: false, State: not LegState.Rejected } || leg.FirstSentAt is not null));

    /// <summary>
    /// The trade after <paramref name="report"/> about a leg that had ended: fills are booked, and a trade that turns
    /// out to hold something is open again, so that it is protected and managed to its end.
    /// </summary>
    public static Trade Adopt(this Trade trade, Leg leg, OrderReport report, DateTimeOffset now)
    {
        Trade applied = trade.Apply(leg, report, now);
        Leg adopted = applied.Legs.Single(other => other.Name == leg.Name);
        LegState shown = StateOf(report.Status, adopted.State);
        if (shown == adopted.State && applied.SoldQuantity == trade.SoldQuantity
            && applied.BoughtQuantity == trade.BoughtQuantity)
        {
            return applied;
        }

        Trade corrected = applied
            .With(TradeEvents.Timed(adopted with { State = shown }, now)).Follow();
        bool isHeld = corrected.BoughtQuantity > 0m && !corrected.IsSold;
        bool isWorking = corrected.Legs.Any(other => other.MayRest);

        return trade.HasEnded && (isHeld || isWorking)
            ? corrected with { Status = isHeld ? TradeStatus.Open : TradeStatus.Entering, ClosedAt = null }
            : corrected with { Status = Ended(corrected, trade.Status) };
    }

    // A trade that was given up and has bought and sold since is closed, not abandoned.
    private static TradeStatus Ended(Trade trade, TradeStatus before) =>
        before is TradeStatus.Abandoned && trade.BoughtQuantity > 0m ? TradeStatus.Closed : before;

    private static LegState StateOf(OrderStatus status, LegState known) => status switch
    {
        OrderStatus.Open => LegState.Accepted,
        OrderStatus.PartiallyFilled => LegState.PartiallyFilled,
        OrderStatus.Filled => LegState.Filled,
        OrderStatus.Cancelled => LegState.Cancelled,
        OrderStatus.Expired => LegState.Expired,
        _ => known,
    };
}
