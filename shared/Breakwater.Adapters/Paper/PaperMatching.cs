using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>What orders do at the paper venue, by Binance's rules. Pure: it changes a turn and nothing else.</summary>
internal static class PaperMatching
{
    /// <summary>Takes an order in, or refuses it.</summary>
    public static void Submit(PaperTurn turn, OrderRequest request, PaperMarket market)
    {
        PaperOrder order = Make(request, market);
        string? refusal = PaperRefusals.OfForm(turn.Account, [order], market)
            ?? PaperRefusals.OfStart(turn.Account, [order], market);
        if (refusal is not null)
        {
            turn.Refuse(refusal);

            return;
        }

        Start(turn, turn.Add(order), market);
    }

    /// <summary>Cancels an order, and a list with any of its orders.</summary>
    public static void Cancel(PaperTurn turn, PaperOrder order)
    {
        foreach (PaperOrder member in turn.Account.ListOf(order))
        {
            turn.End(member, OrderStatus.Cancelled);
        }
    }

    /// <summary>Cancels an order and takes another in; when that is refused the first stays.</summary>
    public static void Replace(PaperTurn turn, PaperOrder resting, OrderRequest request, PaperMarket market)
    {
        Cancel(turn, resting);
        Submit(turn, request, market);
    }

    /// <summary>An order that is admitted begins: it takes what it may, then rests or ends as its type says.</summary>
    public static void Start(PaperTurn turn, PaperOrder order, PaperMarket market)
    {
        if (order.WaitsForTrigger)
        {
            return;
        }

        IReadOnlyList<BookLevel> parts = Affordable(turn.Account, order, market);
        bool isKilled = order.Type is OrderType.LimitOrKill
            && parts.Sum(part => part.Quantity) < order.Remaining;
        PaperOrder after = order;
        foreach (BookLevel part in isKilled ? [] : parts)
        {
            after = turn.Fill(after, market, part, isMaker: false);
        }

        // What rests now must not be given the same book again by the next look.
        Finish(turn, after.Filled > order.Filled ? turn.Put(after with { TopTakenAt = market.Now }) : after, market);
    }

    /// <summary>A trigger was touched: its order begins. The other leg of an OCO goes before that.</summary>
    public static void Trigger(PaperTurn turn, PaperSight sight, decimal touchPrice, PaperMarket market)
    {
        PaperLists.ExpirePartners(turn, sight.Order);
        PaperOrder triggered = turn.Put(sight.Order with
        {
            IsTriggered = true,
            CheckedUntil = sight.At,
            WorksFrom = sight.At,
        });
        Start(turn, triggered, market.NoBetterThan(touchPrice));
    }

    /// <summary>The market went through the price of a resting order: it is filled by what passed.</summary>
    public static void Pass(PaperTurn turn, PaperSight sight, PaperMarket market)
    {
        PaperOrder order = sight.Noted;
        decimal part = market.Instrument.QuantityDown(Math.Min(order.Passed, order.Remaining));
        PaperOrder noted = turn.Put(order with { Passed = order.Passed - part });
        if (part > 0m)
        {
            // At the venue the limit leg trades first; nobody sees between the two, and the lock is theirs together.
            PaperLists.ExpirePartners(turn, noted);
            Finish(
                turn, turn.Fill(noted, market, new BookLevel(order.Price!.Value, part), isMaker: true), market);
        }
    }

    /// <summary>The order that a request asks for; it has no number yet.</summary>
    /// <exception cref="ArgumentException">It lacks a price that its type needs, or its type.</exception>
    public static PaperOrder Make(OrderRequest request, PaperMarket market)
    {
        var order = new PaperOrder(
            0,
            request.ClientOrderId,
            request.Symbol,
            request.Side,
            request.Type,
            request.Quantity,
            request.Price,
            request.StopPrice)
        {
            BaseAsset = market.Instrument.BaseAsset,
            QuoteAsset = market.Instrument.QuoteAsset,
            LotStep = market.Instrument.LotStep,
            VisibleQuantity = request.VisibleQuantity,
            CheckedUntil = market.Now,
            WorksFrom = market.Now + market.Terms.Latency,
        };
        bool isWhole = order.Type is not OrderType.None
            && (order.IsMarket || order.Price is not null)
            && (!order.HasTrigger || order.StopPrice is not null);

        return isWhole ? order : throw new ArgumentException($"{request} lacks a price or its type.", nameof(request));
    }

    private static void Finish(PaperTurn turn, PaperOrder order, PaperMarket market)
    {
        if (order.Remaining == 0m)
        {
            turn.End(order, OrderStatus.Filled);
            PaperLists.AfterFill(turn, order, market);
        }
        else if (order.IsImmediate)
        {
            turn.End(order, OrderStatus.Expired, order.Type switch
            {
                OrderType.LimitImmediate => "IOC",
                OrderType.LimitOrKill => "FOK",
                _ => "INSUFFICIENT_LIQUIDITY",
            });
            PaperLists.ExpirePending(turn, order);
        }
    }

    // A purchase whose trigger was touched may find prices above those for which money was set aside.
    private static List<BookLevel> Affordable(PaperAccount account, PaperOrder order, PaperMarket market)
    {
        var parts = new List<BookLevel>(market.Plan(order));
        if (!order.IsBuy || !order.IsMarket)
        {
            return parts;
        }

        decimal money = account.Of(order.QuoteAsset).Free;
        for (int index = 0; index < parts.Count; index++)
        {
            BookLevel part = parts[index];
            if (part.Price * part.Quantity > money)
            {
                parts.RemoveRange(index, parts.Count - index);
                decimal rest = market.Instrument.QuantityDown(money / part.Price);

                return rest > 0m ? [.. parts, part with { Quantity = rest }] : parts;
            }

            money -= part.Price * part.Quantity;
        }

        return parts;
    }
}
