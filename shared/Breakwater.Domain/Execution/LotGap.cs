namespace Breakwater.Domain.Execution;

/// <summary>An asset of which the account owns less than the trades say.</summary>
/// <remarks>
/// More than the trades say is not ours: coins that an operator keeps there, or dust. Spot has no positions, so this is
/// the only difference between balances and lots that matters.
/// </remarks>
/// <param name="Asset">The base asset.</param>
/// <param name="Recorded">What the running trades hold together.</param>
/// <param name="Owned">What the account owns, free and locked.</param>
/// <param name="Value">The shortage at what was paid for it, quote currency.</param>
public sealed record LotGap(string Asset, decimal Recorded, decimal Owned, decimal Value)
{
    /// <summary>
    /// The gaps of trades at rest. A trade with an order in doubt is left out with its asset: what it holds is not
    /// known at this moment, and unknown is not missing.
    /// </summary>
    /// <param name="trades">Running trades.</param>
    /// <param name="owned">Free and locked by asset; an asset that is not there is owned at zero.</param>
    public static IReadOnlyList<LotGap> Find(
        IEnumerable<Trade> trades, IReadOnlyDictionary<string, decimal> owned) =>
    [
        .. trades.GroupBy(trade => trade.Instrument.BaseAsset)
            .Where(lots => !lots.Any(trade => trade.Legs.Any(leg => leg.IsInDoubt)))
            .Select(lots => Of(lots.Key, [.. lots], owned.GetValueOrDefault(lots.Key)))
            .OfType<LotGap>(),
    ];

    private static LotGap? Of(string asset, Trade[] lots, decimal owned)
    {
        decimal recorded = lots.Sum(trade => trade.HeldQuantity);
        decimal missing = recorded - owned;

        return missing > 0m && !IsCovered(lots, missing, owned)
            ? new LotGap(asset, recorded, owned, missing * lots.Max(trade => trade.EntryPrice))
            : null;
    }

    // Commissions are cut to other decimals than lots, so that less than a lot step of each trade says nothing, as long
    // as what the trades would sell is there.
    private static bool IsCovered(Trade[] lots, decimal missing, decimal owned) =>
        missing <= lots.Sum(trade => trade.Instrument.LotStep)
        && owned >= lots.Sum(trade => trade.IsSold ? 0m : trade.SellableQuantity);
}
