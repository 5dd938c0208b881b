using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Reports;

/// <summary>The account at the venue beside what all trades of the bot say that it must hold.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="Mode">paper or live.</param>
/// <param name="Venue">Which exchange.</param>
/// <param name="Account">Which account; null on paper.</param>
/// <param name="Trades">How many trades were added up.</param>
/// <param name="IsEqual">Whether no asset differs and no order is without its position.</param>
/// <param name="Assets">Every asset that was ever there or moved.</param>
/// <param name="OrdersWithoutPosition">Client ids of resting orders of the bot that no open position explains.</param>
/// <param name="PositionsWithoutOrder">Ids of trades with a position that no resting order protects.</param>
/// <param name="ForeignOrders">Client ids of resting orders that are not the bot's.</param>
public sealed record AccountView(
    string Bot,
    string Mode,
    string Venue,
    string? Account,
    int Trades,
    bool IsEqual,
    IReadOnlyList<AssetView> Assets,
    IReadOnlyList<string> OrdersWithoutPosition,
    IReadOnlyList<string> PositionsWithoutOrder,
    IReadOnlyList<string> ForeignOrders)
{
    /// <summary>Compares; nothing is rounded and nothing is valued.</summary>
    public static AccountView Of(AccountSources sources)
    {
        ILookup<string, decimal> moved = sources.Trades.SelectMany(TradeFlows.Of)
            .ToLookup(flow => flow.Asset, flow => flow.Amount);
        AssetView[] assets =
        [
            .. sources.Opening.Select(balance => balance.Asset)
                .Concat(sources.Now.Select(balance => balance.Asset))
                .Concat(moved.Select(asset => asset.Key))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(asset => AssetView.Of(asset, sources, moved[asset].Sum())),
        ];
        Trade[] open = [.. sources.Trades.Where(trade => trade is { IsRunning: true, IsSold: false })];
        HashSet<string> owned = [.. open.SelectMany(trade => trade.Legs).Select(leg => leg.ClientOrderId)];
        HashSet<string> resting = [.. sources.Resting.Select(order => order.ClientOrderId)];
        string[] ours = [.. resting.Where(ClientOrderId.IsOurs).Order(StringComparer.Ordinal)];
        string[] stray = [.. ours.Where(id => !owned.Contains(id))];

        return new AccountView(
            sources.Bot,
            sources.Mode,
            sources.Venue,
            sources.Account,
            sources.Trades.Count,
            stray.Length == 0 && assets.All(asset => asset.Difference == 0m),
            assets,
            stray,
            [
                .. open.Where(trade => !IsGuarded(trade, resting))
                    .Select(trade => trade.Id)
                    .Order(StringComparer.Ordinal),
            ],
            [.. resting.Except(ours).Order(StringComparer.Ordinal)]);
    }

    private static bool IsGuarded(Trade trade, HashSet<string> resting) =>
        trade.Legs.Any(leg => !leg.IsPurchase && resting.Contains(leg.ClientOrderId));
}

/// <summary>What is compared.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="Mode">paper or live.</param>
/// <param name="Venue">Which exchange.</param>
/// <param name="Account">Which account; null on paper.</param>
/// <param name="Opening">What was there before the first trade.</param>
/// <param name="Now">What the venue says.</param>
/// <param name="Resting">The venue's open orders.</param>
/// <param name="Trades">All trades since the opening.</param>
public sealed record AccountSources(
    string Bot,
    string Mode,
    string Venue,
    string? Account,
    IReadOnlyList<Balance> Opening,
    IReadOnlyList<Balance> Now,
    IReadOnlyList<OpenOrder> Resting,
    IReadOnlyList<Trade> Trades);

/// <summary>One asset of the account.</summary>
/// <param name="Asset">Which.</param>
/// <param name="Free">What can be used.</param>
/// <param name="Locked">What resting orders hold.</param>
/// <param name="Opening">What was there before the first trade.</param>
/// <param name="Moved">Bought less sold less commission, over all fills of all trades.</param>
/// <param name="Difference">Free and locked less opening and moved; zero, or no trade explains it.</param>
public sealed record AssetView(
    string Asset, decimal Free, decimal Locked, decimal Opening, decimal Moved, decimal Difference)
{
    internal static AssetView Of(string asset, AccountSources sources, decimal moved)
    {
        decimal free = sources.Now.Where(balance => balance.Asset == asset).Sum(balance => balance.Free);
        decimal locked = sources.Now.Where(balance => balance.Asset == asset).Sum(balance => balance.Locked);
        decimal opening = sources.Opening.Where(balance => balance.Asset == asset)
            .Sum(balance => balance.Free + balance.Locked);

        return new AssetView(asset, free, locked, opening, moved, free + locked - opening - moved);
    }
}
