using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Execution;

/// <summary>Orders that a venue takes as one: all or none.</summary>
/// <remarks>
/// Binance places what waits only when the working order is <em>fully</em> filled (rest-api.md, order lists), so a
/// working order that may fill in part is for callers that protect the part themselves.
/// </remarks>
public sealed record OrderListRequest
{
    private OrderListRequest(Symbol symbol, ListKind kind, string clientListId, IReadOnlyList<OrderRequest> orders)
    {
        Symbol = symbol;
        Kind = kind;
        ClientListId = clientListId;
        Orders = orders;
    }

    /// <summary>The instrument.</summary>
    public Symbol Symbol { get; }

    /// <summary>How its orders depend on each other.</summary>
    public ListKind Kind { get; }

    /// <summary>The id the venue echoes for the list; each order has its own besides.</summary>
    public string ClientListId { get; }

    /// <summary>The working order first, where there is one; then the target; then the stop.</summary>
    public IReadOnlyList<OrderRequest> Orders { get; }

    /// <summary>The order that works at once while others wait for it; null for an OCO.</summary>
    public OrderRequest? Working => Kind is ListKind.Oco ? null : Orders[0];

    /// <summary>What sells: the target, where there is one, and the stop.</summary>
    public IEnumerable<OrderRequest> Exits => Kind is ListKind.Oco ? Orders : Orders.Skip(1);

    /// <summary>A target and a stop over the same quantity, of which one cancels the other.</summary>
    /// <exception cref="ArgumentException">The legs are no target and stop over one quantity.</exception>
    public static OrderListRequest ForProtection(Symbol symbol, string clientListId, Leg target, Leg stop)
    {
        Demand(target.Kind is LegKind.Target, target, "is no target");
        Demand(stop.Kind is LegKind.Stop, stop, "is no stop");
        Demand(target.Quantity == stop.Quantity, target, "sells another quantity than its stop");

        return new OrderListRequest(
            symbol,
            ListKind.Oco,
            clientListId,
            [OrderRequest.ForReduction(symbol, target), OrderRequest.ForReduction(symbol, stop)]);
    }

    /// <summary>An entry whose protection the venue places by itself once all of it is filled.</summary>
    /// <param name="approval">What risk allowed.</param>
    /// <param name="clientListId">The id of the list.</param>
    /// <param name="entry">A limit order: the venue takes no other as the working one.</param>
    /// <param name="exits">The stop; or the target and the stop.</param>
    /// <param name="sellsProceeds">
    /// Whether the venue sets the exits' quantity: what was bought less the commission in base, down to the lot step.
    /// </param>
    /// <exception cref="ArgumentException">The legs are not these.</exception>
    public static OrderListRequest ForEntry(
        EntryApproval approval, string clientListId, Leg entry, IReadOnlyList<Leg> exits, bool sellsProceeds)
    {
        bool isLimit = entry.Type
            is OrderType.Limit or OrderType.LimitMaker or OrderType.LimitImmediate or OrderType.LimitOrKill;
        Demand(isLimit, entry, "is no limit order");
        bool isProtection = exits is [{ Kind: LegKind.Stop }] or [{ Kind: LegKind.Target }, { Kind: LegKind.Stop }];
        Demand(isProtection, entry, "has no stop, or no target and stop, behind it");
        ListKind kind = (exits.Count, sellsProceeds) switch
        {
            (1, false) => ListKind.Oto,
            (1, true) => ListKind.Opo,
            (_, false) => ListKind.Otoco,
            (_, true) => ListKind.Opoco,
        };

        return new OrderListRequest(
            approval.Symbol,
            kind,
            clientListId,
            [
                OrderRequest.ForEntry(approval, entry),
                .. exits.Select(exit => OrderRequest.ForReduction(approval.Symbol, exit)),
            ]);
    }

    private static void Demand(bool holds, Leg leg, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException($"Leg {leg.Name} {otherwise}.", nameof(leg));
        }
    }
}

/// <summary>How the orders of a list depend on each other.</summary>
public enum ListKind
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>One cancels the other: a target and a stop.</summary>
    Oco = 1,

    /// <summary>One triggers the other: an entry, then its stop.</summary>
    Oto = 2,

    /// <summary>One triggers an OCO: an entry, then its target and stop.</summary>
    Otoco = 3,

    /// <summary>As <see cref="Oto"/>, selling what was really received.</summary>
    Opo = 4,

    /// <summary>As <see cref="Otoco"/>, selling what was really received.</summary>
    Opoco = 5,
}
