using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Simulation.Exchange;

/// <summary>What a fill costs and what it is paid in.</summary>
/// <param name="Rate">Share of the value.</param>
/// <param name="DiscountAsset">Paid in this; null for base on purchases and quote on sales.</param>
public sealed record FeeTerms(decimal Rate, string? DiscountAsset)
{
    // The price of the discount asset in quote currency; nobody trades it here.
    private const decimal DiscountPrice = 600m;

    public decimal Of(OrderSide side, decimal quantity, decimal price, Instrument instrument, out string asset)
    {
        bool buys = side is OrderSide.Buy;
        asset = DiscountAsset ?? (buys ? instrument.BaseAsset : instrument.QuoteAsset);

        return DiscountAsset is not null
            ? Math.Round(quantity * price * Rate / DiscountPrice, 8)
            : (buys ? quantity : quantity * price) * Rate;
    }
}
