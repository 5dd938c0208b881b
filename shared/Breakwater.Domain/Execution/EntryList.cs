using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Execution;

/// <summary>An entry and its stop in one request: the venue places the stop once all of the entry is filled.</summary>
/// <remarks>
/// Binance, rest-api.md, order lists: all orders of a list are taken or none is; what waits is placed in the moment in
/// which the working order is <em>fully</em> filled, and never when it ends with a remainder. So one order that is
/// shown proves the other, and a part that was bought is protected by a stop of its own.
/// </remarks>
public static class EntryList
{
    /// <summary>While the stop of a filled entry is still shown as waiting, the venue is asked so often.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private const string NotFilled = "entry-not-filled";

    /// <summary>The trade with both orders marked as sent: from here on two answers are owed.</summary>
    public static Trade SendingList(this Trade trade, (Leg Entry, Leg Stop) list, DateTimeOffset now) =>
        trade.Sending(list.Entry, now).Sending(list.Stop, now);

    /// <summary>The entry and stop of a trade's list; null when it has none.</summary>
    internal static (Leg Entry, Leg Stop)? Of(Trade trade) =>
        trade is { EntryList: not ListKind.None, Entry: { } entry, EntryStop: { } stop } ? (entry, stop) : null;

    /// <summary>The same while neither was sent, or both are to be sent again.</summary>
    internal static (Leg Entry, Leg Stop)? Unsent(Trade trade) =>
        Of(trade) is ({ State: LegState.Intent }, { State: LegState.Intent }) both ? both : null;

    /// <summary>Whether a leg is the entry of a list: what it has filled so far is not protected by itself.</summary>
    internal static bool IsEntry(Trade trade, Leg leg) => Of(trade)?.Entry.Name == leg.Name;

    /// <summary>Whether the venue owes the stop of an entry that has filled something.</summary>
    public static bool IsOwed(Trade trade) =>
        Of(trade) is ({ Fills.Count: > 0 }, { IsInDoubt: true }) or ({ State: LegState.PartiallyFilled }, _);

    /// <summary>
    /// Whether the venue goes on showing what cannot last: a part of an order that fills at once, or a stop that waits
    /// behind an entry that is filled. Its list is taken back then, and another stop placed.
    /// </summary>
    internal static bool IsStuck(Trade trade, Leg leg, DateTimeOffset now) =>
        Of(trade) is var (entry, stop)
        && now - entry.SentAt >= TradeEvents.VisibilityGrace
        && ((leg.Name == entry.Name && entry.State is LegState.PartiallyFilled)
            || (leg.Name == stop.Name && stop.IsPending && entry.State is LegState.Filled));

    /// <summary>What an answer makes of a leg, where the list's other order says more than it.</summary>
    internal static LegState Judge(Trade trade, Leg leg, (OrderStatus Status, LegState State) answer)
    {
        if (Of(trade) is not var (entry, stop) || !leg.IsOpen)
        {
            return answer.State;
        }

        // Believed after the grace only: until then the answer to "not found" is unknown.
        bool isGone = answer is { Status: OrderStatus.NotFound, State: not LegState.Unknown };
        bool isProven = entry.WasSeen || stop.WasSeen;

        return true switch
        {
            _ when leg.Name == entry.Name && isGone && stop.WasSeen => LegState.Unknown,
            _ when leg.Name != stop.Name => answer.State,
            // Refused when it was to be placed: another one is tried before the position is sold.
            _ when answer.State is LegState.Rejected => LegState.Expired,
            _ when isGone && !entry.IsOpen => LegState.Cancelled,
            _ when isGone && isProven => LegState.Unknown,
            _ => answer.State,
        };
    }

    /// <summary>The trade with what is known of one order of its list concluded for the other.</summary>
    internal static Trade Follow(this Trade trade)
    {
        if (Of(trade) is not var (entry, stop))
        {
            return trade;
        }

        Leg seen = IsUnsure(entry) && stop.WasSeen ? entry with { State = LegState.Unknown } : entry;

        return trade.With(seen).With(FollowEntry(trade, entry, stop));
    }

    private static Leg FollowEntry(Trade trade, Leg entry, Leg stop)
    {
        bool isWaiting = stop.State is LegState.Intent or LegState.Submitted or LegState.Unknown;
        if (entry is { IsOpen: false, State: not LegState.Filled })
        {
            return isWaiting ? stop with { State = Ended(entry, stop), IsPending = false, Reason = NotFilled } : stop;
        }

        Leg asked = (IsUnsure(stop) && entry.WasSeen) || IsRevived(entry, stop)
            ? stop with { State = LegState.Unknown, Reason = "protect", EndedAt = null }
            : stop;

        return entry.State is LegState.Filled ? Placed(trade, entry, asked) : asked;
    }

    // The venue placed it in the moment of the last fill, whenever it told so.
    private static Leg Placed(Trade trade, Leg entry, Leg stop)
    {
        decimal commission = entry.Fills
            .Where(fill => fill.CommissionAsset == trade.Instrument.BaseAsset).Sum(fill => fill.Commission);
        bool hasRested = stop.RestsSince is not null || stop.Fills.Count > 0;

        return stop with
        {
            Quantity = trade.EntryList is ListKind.Opo
                ? trade.Instrument.QuantityDown(entry.FilledQuantity - commission)
                : stop.Quantity,
            RestsSince = hasRested && entry.Fills.Count > 0 ? entry.Fills.Max(fill => fill.At) : stop.RestsSince,
        };
    }

    private static bool IsUnsure(Leg leg) => leg.State is LegState.Intent && leg.SentAt != default;

    private static bool IsRevived(Leg entry, Leg stop) => entry.State is LegState.Filled
        && stop is { IsOpen: false, Reason: NotFilled, Fills.Count: 0 } && stop.SentAt != default;

    private static LegState Ended(Leg entry, Leg stop) => true switch
    {
        _ when stop.SentAt == default => LegState.Cancelled,
        _ when entry.State is LegState.Rejected => LegState.Rejected,
        _ when stop.State is LegState.Intent => LegState.Cancelled,
        _ => LegState.Expired,
    };
}
