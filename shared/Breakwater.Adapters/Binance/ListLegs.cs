using Breakwater.Domain.Execution;

namespace Breakwater.Adapters.Binance;

/// <summary>The orders of a list by their place in it, each in the venue's words.</summary>
/// <remarks>
/// Of two orders that sell, the target is the one above the market and the stop the one below (rest-api.md, OCO).
/// </remarks>
internal sealed class ListLegs(OrderListRequest list, IReadOnlyList<OrderTerms> terms)
{
    /// <summary>What works at once while the others wait.</summary>
    public ListLeg Working => At(0);

    /// <summary>The target.</summary>
    public ListLeg Above => At(terms.Count - 2);

    /// <summary>The stop, or what else is the only one to sell.</summary>
    public ListLeg Below => At(terms.Count - 1);

    /// <summary>What the exits sell; the venue takes one number for both.</summary>
    /// <exception cref="ArgumentException">They sell different quantities.</exception>
    public decimal ExitQuantity => list.Exits.All(exit => exit.Quantity == list.Orders[^1].Quantity)
        ? Below.Terms.Quantity
        : throw new ArgumentException($"The exits of {list.ClientListId} sell different quantities.", nameof(list));

    private ListLeg At(int index) => new(list.Orders[index].ClientOrderId, terms[index]);
}

/// <summary>One order of a list.</summary>
internal sealed record ListLeg(string Id, OrderTerms Terms);
