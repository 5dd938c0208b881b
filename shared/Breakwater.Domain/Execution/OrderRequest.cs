using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Execution;

/// <summary>An order that a venue may see, made from an approval or an exit and from nothing else.</summary>
public sealed record OrderRequest
{
    private OrderRequest(Symbol symbol, OrderSide side, Leg leg)
    {
        Symbol = symbol;
        Side = side;
        ClientOrderId = leg.ClientOrderId;
        Type = leg.Type;
        Quantity = leg.Quantity;
        Price = leg.Price;
        StopPrice = leg.StopPrice;
        VisibleQuantity = leg.VisibleQuantity;
    }

    /// <summary>The instrument.</summary>
    public Symbol Symbol { get; }

    /// <summary>Buy or sell.</summary>
    public OrderSide Side { get; }

    /// <summary>The id the venue echoes.</summary>
    public string ClientOrderId { get; }

    /// <summary>How it is executed.</summary>
    public OrderType Type { get; }

    /// <summary>Base currency, on the lot step.</summary>
    public decimal Quantity { get; }

    /// <summary>Limit price, quote currency.</summary>
    public decimal? Price { get; }

    /// <summary>Trigger price, quote currency.</summary>
    public decimal? StopPrice { get; }

    /// <summary>Base currency that the book may show at once (iceberg); null for all.</summary>
    public decimal? VisibleQuantity { get; }

    /// <summary>The entry or add-on that <paramref name="approval"/> allows.</summary>
    /// <exception cref="ArgumentException">The leg buys nothing, or is larger or dearer than approved.</exception>
    public static OrderRequest ForEntry(EntryApproval approval, Leg leg)
    {
        bool isWithin = leg.Quantity <= approval.Quantity && leg.Price <= approval.MaxPrice;
        if (!leg.IsPurchase || !isWithin)
        {
            throw new ArgumentException($"Leg {leg.Name} is not what risk approved: {approval}.", nameof(leg));
        }

        return new OrderRequest(approval.Symbol, OrderSide.Buy, leg);
    }

    /// <summary>A sale that can only make a position smaller.</summary>
    /// <exception cref="ArgumentException"><paramref name="leg"/> is an entry or an add-on.</exception>
    public static OrderRequest ForReduction(Symbol symbol, Leg leg)
    {
        if (leg.IsPurchase || leg.Kind is LegKind.None)
        {
            throw new ArgumentException($"Leg {leg.Name} does not reduce a position.", nameof(leg));
        }

        return new OrderRequest(symbol, OrderSide.Sell, leg);
    }
}

/// <summary>Buy or sell.</summary>
public enum OrderSide
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>Pay quote, get base.</summary>
    Buy = 1,

    /// <summary>Give base, get quote.</summary>
    Sell = 2,
}
