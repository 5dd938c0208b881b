using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Paper;

/// <summary>An order at the paper venue that has not ended.</summary>
internal sealed record PaperOrder(
    long Id,
    string ClientOrderId,
    Symbol Symbol,
    OrderSide Side,
    OrderType Type,
    decimal Quantity,
    decimal? Price,
    decimal? StopPrice)
{
    public required string BaseAsset { get; init; }

    public required string QuoteAsset { get; init; }

    /// <summary>Quantity step of its fills, base currency; 0 when the venue sets none.</summary>
    public decimal LotStep { get; init; }

    /// <summary>Base currency that the book may show of it; remembered, and of no effect on its fills.</summary>
    public decimal? VisibleQuantity { get; init; }

    /// <summary>The id of its list; null when it is in none.</summary>
    public string? ListId { get; init; }

    public ListKind ListKind { get; init; }

    /// <summary>Whether it waits for the working order of its list.</summary>
    public bool IsPending { get; init; }

    public bool IsTriggered { get; init; }

    /// <summary>Base currency bought or sold so far.</summary>
    public decimal Filled { get; init; }

    /// <summary>Base currency bought so far, less the commission paid in it.</summary>
    public decimal Received { get; init; }

    /// <summary>Base currency that the market let through and that is too little for a fill of its own.</summary>
    public decimal Passed { get; init; }

    /// <summary>When it reaches the market.</summary>
    public DateTimeOffset WorksFrom { get; init; }

    /// <summary>Up to when the market is known to have done nothing to it.</summary>
    public DateTimeOffset CheckedUntil { get; init; }

    /// <summary>When it last took from the top of the book while resting.</summary>
    public DateTimeOffset? TopTakenAt { get; init; }

    public decimal Remaining => Quantity - Filled;

    public bool IsBuy => Side is OrderSide.Buy;

    public bool IsMarket => Type is OrderType.Market or OrderType.StopMarket or OrderType.TakeProfitMarket;

    /// <summary>Whether it ends at once, filled or not.</summary>
    public bool IsImmediate => IsMarket || Type is OrderType.LimitImmediate or OrderType.LimitOrKill;

    public bool HasTrigger => IsStopLoss || IsTakeProfit;

    public bool IsStopLoss => Type is OrderType.StopMarket or OrderType.StopLimit;

    public bool IsTakeProfit => Type is OrderType.TakeProfitMarket or OrderType.TakeProfitLimit;

    public bool WaitsForTrigger => HasTrigger && !IsTriggered;

    /// <summary>Whether its trigger is reached by a falling price.</summary>
    public bool TriggersBelow => IsStopLoss != IsBuy;

    /// <summary>The limit price; null when any price will do.</summary>
    public decimal? Limit => IsMarket ? null : Price;

    /// <summary>Whether it is the order whose fill the others of its list wait for.</summary>
    public bool IsWorking => ListKind is not (ListKind.None or ListKind.Oco) && IsBuy;

    /// <summary>Whether the rest of its list sells what it bought.</summary>
    public bool PaysTheOther => IsWorking && ListKind is ListKind.Opo or ListKind.Opoco;

    /// <summary>Whether it will sell what another order has yet to buy.</summary>
    public bool IsOfUnknownQuantity => IsPending && ListKind is (ListKind.Opo or ListKind.Opoco);

    /// <summary>What it holds of <paramref name="asset"/> for as long as it is open.</summary>
    public decimal Lock(string asset)
    {
        if (IsPending)
        {
            return 0m;
        }

        decimal quote = !IsBuy || asset != QuoteAsset ? 0m : Remaining * PriceToLock;
        decimal coins = asset != BaseAsset ? 0m : IsBuy ? (PaysTheOther ? Received : 0m) : Remaining;

        return quote + coins;
    }

    /// <summary>Whether it would trade at <paramref name="price"/>.</summary>
    public bool Takes(decimal price) => Limit is not { } limit || (IsBuy ? price <= limit : price >= limit);

    /// <summary>Whether the market at <paramref name="price"/> is where the trigger waits for it.</summary>
    public bool IsTouchedBy(decimal price) =>
        price > 0m && (TriggersBelow ? price <= StopPrice!.Value : price >= StopPrice!.Value);

    /// <summary>Whether a trade at <paramref name="price"/> went through the limit and did not only touch it.</summary>
    public bool IsPassedBy(decimal price) =>
        price > 0m && (IsBuy ? price < Price!.Value : price > Price!.Value);

    public OpenOrder ToOpenOrder() => new(Symbol, ClientOrderId, Side, Remaining, HasTrigger ? StopPrice : null)
    {
        VenueOrderId = Id,
    };

    // What a market order costs is known when it executes; one that waits sets aside what its trigger says.
    private decimal PriceToLock => Limit ?? (WaitsForTrigger ? StopPrice!.Value : 0m);
}
