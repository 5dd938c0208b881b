namespace Breakwater.Domain.Execution;

/// <summary>How a trade takes in what happened to its orders.</summary>
public static class TradeEvents
{
    /// <summary>How long a sent order may be invisible to queries before "not found" is believed.</summary>
    /// <remarks>
    /// From the stored intent on: a handler may be held up before it sends (3 s at most), the request is valid for its
    /// receive window (5 s), the venue carries it out within its own time-out (10 s), queries are answered from a copy
    /// that lags (ccxt#1786; 5 s), and the clocks of two instances differ (2 s).
    /// </remarks>
    public static readonly TimeSpan VisibilityGrace = TimeSpan.FromSeconds(25);

    /// <summary>The trade with the leg marked as sent: from here on an answer is owed.</summary>
    public static Trade Sending(this Trade trade, Leg leg, DateTimeOffset now) =>
        trade.With(leg with
        {
            State = LegState.Submitted,
            SentAt = now,
            FirstSentAt = leg.FirstSentAt ?? (leg.SentAt == default ? null : leg.SentAt),
        }) with
        {
            ExitReason = leg.Kind is LegKind.Exit ? leg.Reason : trade.ExitReason,
        };

    /// <summary>The trade without the wish for <paramref name="leg"/>, which was never sent.</summary>
    public static Trade Drop(this Trade trade, Leg leg, string reason, DateTimeOffset now) =>
        trade.With(leg with { State = LegState.Cancelled, Reason = reason }).Untake(leg).Follow().Settle(now);

    /// <summary>The trade after <paramref name="report"/>: each fill once, states forward only.</summary>
    public static Trade Apply(this Trade trade, Leg leg, OrderReport report, DateTimeOffset now)
    {
        Leg current = trade.Legs.Single(other => other.Name == leg.Name);
        Leg applied = current with
        {
            Fills = Merge(current.Fills, report.Fills),
            Reason = report.Reason ?? current.Reason,
            WasSeen = current.WasSeen || report.Status > OrderStatus.Rejected,
            AskedAt = current is { Kind: LegKind.Entry, Type: OrderType.LimitMaker, IsOpen: true }
                ? now
                : current.AskedAt,
            IsPending = report.Status is OrderStatus.Pending && current.IsOpen,
            VenueOrderId = report.VenueOrderId ?? current.VenueOrderId,
            IsTooSmall = current.IsTooSmall || report.IsTooSmall,
        };

        LegState next = Next(applied, report.Status, now);
        Leg moved = Timed(applied with { State = EntryList.Judge(trade, applied, (report.Status, next)) }, now);
        if (report.Status is OrderStatus.NotFound && !moved.IsOpen && current.IsOpen)
        {
            // Believed to be gone, not shown to be: it stays overdue.
            moved = moved with { WasSeen = false };
        }

        // What ended before was reckoned with then.
        bool soldNothing = current.IsOpen && moved is { IsOpen: false, Fills.Count: 0 };

        Trade booked = moved.IsPurchase
            ? trade.With(moved)
            : trade.With(moved).Explained(moved.Fills.Except(current.Fills));

        return (soldNothing ? booked.Untake(moved) : booked).Follow().Settle(now);
    }

    /// <summary>A stop with the times at which it began and ceased to protect.</summary>
    internal static Leg Timed(Leg leg, DateTimeOffset now) => leg.Kind is not LegKind.Stop
        ? leg
        : leg with
        {
            RestsSince = leg.RestsSince
                ?? (leg.State is LegState.Accepted or LegState.PartiallyFilled ? now : null),
            EndedAt = leg.IsOpen ? null : leg.EndedAt ?? now,
        };

    // A target that sold nothing was not taken: it is tried again, and time exits still count.
    private static Trade Untake(this Trade trade, Leg leg) =>
        leg.Target > 0 ? trade with { TargetsDone = Math.Min(trade.TargetsDone, leg.Target - 1) } : trade;

    /// <summary>
    /// The trade after the venue's answer to the sending of a sale. One that it did not take is sent once more at once;
    /// a second time its grace is waited for, or it would be a storm.
    /// </summary>
    /// <param name="trade">With the leg marked as sent.</param>
    /// <param name="leg">The sale.</param>
    /// <param name="report">The answer to its sending: "not found" means that it was not taken.</param>
    /// <param name="now">The time.</param>
    public static Trade Sold(this Trade trade, Leg leg, OrderReport report, DateTimeOffset now) =>
        report.Status is OrderStatus.NotFound
        && trade.Legs.Single(other => other.Name == leg.Name) is
            { State: LegState.Submitted, FirstSentAt: null, IsPurchase: false } sent
        && trade.EntryStop?.Name != leg.Name
            ? trade.With(sent with { State = LegState.Intent, Reason = report.Reason ?? sent.Reason })
            : trade.Apply(leg, report, now);

    /// <summary>The trade with a status that fits its legs.</summary>
    public static Trade Settle(this Trade trade, DateTimeOffset now)
    {
        if (trade.HasEnded || trade.Legs.Any(leg => leg.IsOpen))
        {
            return trade is { Status: TradeStatus.Entering, BoughtQuantity: > 0m }
                && trade.Entries.All(leg => !leg.IsOpen)
                ? trade with { Status = TradeStatus.Open }
                : trade;
        }

        if (trade.Entry is null || trade.BoughtQuantity == 0m)
        {
            return trade with { Status = TradeStatus.Abandoned, ClosedAt = now };
        }

        return trade.IsSold
            ? trade with { Status = TradeStatus.Closed, ClosedAt = now }
            : trade with { Status = TradeStatus.Open };
    }

    private static LegState Next(Leg leg, OrderStatus status, DateTimeOffset now) => status switch
    {
        // A leg that ended stays ended: a late or repeated report only adds fills.
        _ when !leg.IsOpen => leg.State,
        OrderStatus.Unknown => LegState.Unknown,
        OrderStatus.NotFound when now - leg.SentAt < VisibilityGrace => LegState.Unknown,
        OrderStatus.NotFound when leg.Fills.Count > 0 => LegState.Unknown,
        OrderStatus.NotFound when leg.WasSeen => LegState.Cancelled,
        OrderStatus.NotFound => LegState.Intent,
        OrderStatus.Rejected => LegState.Rejected,
        OrderStatus.Open => LegState.Accepted,
        OrderStatus.PartiallyFilled => LegState.PartiallyFilled,
        OrderStatus.Filled => LegState.Filled,
        OrderStatus.Cancelled => LegState.Cancelled,
        OrderStatus.Expired => LegState.Expired,
        OrderStatus.Pending => LegState.Unknown,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
    };

    private static IReadOnlyList<Fill> Merge(IReadOnlyList<Fill> known, IReadOnlyList<Fill> reported) =>
        reported.All(fill => known.Any(other => other.TradeId == fill.TradeId))
            ? known
            : [.. known.Concat(reported).DistinctBy(fill => fill.TradeId).OrderBy(fill => fill.TradeId)];
}
