namespace Breakwater.Domain.Execution;

/// <summary>
/// What a trade's fills, and other hands on it, moved, asset by asset: the account's balances are its opening plus all
/// of these.
/// </summary>
public static class TradeFlows
{
    /// <summary>Every amount that came in or went out, by its sign; commissions for themselves.</summary>
    public static IEnumerable<AssetFlow> Of(Trade trade) =>
        trade.Purchases.SelectMany(fill => Halves(trade, fill, 1m))
            .Concat(trade.Sales.SelectMany(fill => Halves(trade, fill, -1m)))
            .Concat((trade.Takings ?? []).Select(taking =>
                new AssetFlow(trade.Instrument.BaseAsset, -taking.Quantity)));

    /// <summary>The sum for one asset.</summary>
    public static decimal Of(Trade trade, string asset) =>
        Of(trade).Where(flow => flow.Asset == asset).Sum(flow => flow.Amount);

    private static AssetFlow[] Halves(Trade trade, Fill fill, decimal direction) =>
    [
        new AssetFlow(trade.Instrument.BaseAsset, direction * fill.Quantity),
        new AssetFlow(trade.Instrument.QuoteAsset, -direction * fill.Value),
        new AssetFlow(fill.CommissionAsset, -fill.Commission),
    ];
}

/// <summary>An amount that moved.</summary>
/// <param name="Asset">Of what.</param>
/// <param name="Amount">Above zero into the account, below zero out of it.</param>
public readonly record struct AssetFlow(string Asset, decimal Amount);
