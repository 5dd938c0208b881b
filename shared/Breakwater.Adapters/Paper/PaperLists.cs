using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>Orders of a list: taken together, and what one does to the others (Binance, rest-api.md).</summary>
internal static class PaperLists
{
    /// <summary>Takes all orders of a list in, or refuses all.</summary>
    public static void Submit(PaperTurn turn, OrderListRequest list, PaperMarket market)
    {
        PaperOrder[] orders = [.. list.Orders.Select((request, index) => PaperMatching.Make(request, market) with
        {
            ListId = list.ClientListId,
            ListKind = list.Kind,
            IsPending = index > 0 && list.Working is not null,
        })];
        PaperOrder[] starting = [.. orders.Where(order => !order.IsPending)];
        PaperOrder[] exits = list.Working is null ? orders : orders[1..];
        string? refusal = PaperRefusals.OfForm(turn.Account, orders, market)
            ?? (exits is [var target, var stop] ? PaperRefusals.OfShape(target, stop) : null)
            ?? PaperRefusals.OfStart(turn.Account, starting, market);
        if (refusal is not null)
        {
            turn.Refuse(refusal);

            return;
        }

        PaperOrder[] added = [.. orders.Select(turn.Add)];
        StartAll(turn, [.. added.Where(order => !order.IsPending)], market);
    }

    /// <summary>A filled working order has the others placed.</summary>
    public static void AfterFill(PaperTurn turn, PaperOrder filled, PaperMarket market)
    {
        PaperOrder[] pending = Pending(turn, filled);
        if (pending.Length == 0)
        {
            return;
        }

        PaperOrder[] placed = [.. pending.Select(order => order with
        {
            IsPending = false,
            Quantity = filled.PaysTheOther ? market.Instrument.QuantityDown(filled.Received) : order.Quantity,
            CheckedUntil = market.Now,
            WorksFrom = market.Now,
        })];
        // They are open already, as orders that wait: they do not count twice.
        PaperAccount others = turn.Account with { Orders = [.. turn.Account.Orders.Except(pending)] };
        string? refusal = PaperFilters.Refuse(others, placed, market)
            ?? PaperRefusals.OfStart(turn.Account, placed, market);
        if (refusal is not null)
        {
            EndAll(turn, pending, OrderStatus.Rejected, refusal);

            return;
        }

        StartAll(turn, [.. placed.Select(turn.Put)], market);
    }

    /// <summary>A working order that ended with a remainder leaves nothing for the others to wait for.</summary>
    public static void ExpirePending(PaperTurn turn, PaperOrder ended) =>
        EndAll(turn, Pending(turn, ended), OrderStatus.Expired, null);

    /// <summary>One leg of an OCO does something: the other goes.</summary>
    public static void ExpirePartners(PaperTurn turn, PaperOrder acting)
    {
        if (!acting.IsWorking)
        {
            EndAll(
                turn,
                turn.Account.ListOf(acting).Where(order => order.Id != acting.Id),
                OrderStatus.Expired,
                "OCO_TRIGGER");
        }
    }

    private static PaperOrder[] Pending(PaperTurn turn, PaperOrder working) =>
        working.IsWorking ? [.. turn.Account.ListOf(working).Where(order => order.IsPending)] : [];

    private static void EndAll(PaperTurn turn, IEnumerable<PaperOrder> orders, OrderStatus status, string? reason)
    {
        foreach (PaperOrder order in orders)
        {
            turn.End(order, status, reason);
        }
    }

    private static void StartAll(PaperTurn turn, IReadOnlyList<PaperOrder> orders, PaperMarket market)
    {
        foreach (PaperOrder order in orders)
        {
            PaperMatching.Start(turn, order, market);
        }
    }
}
