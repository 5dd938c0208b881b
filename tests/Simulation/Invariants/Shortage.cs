using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Invariants;

/// <summary>Whether the account owned less than the trades hold, for as long as two looks at it are apart.</summary>
public sealed class Shortage(Site site)
{
    // Looks that count are 45 s apart (LotComparison.Persistence); what they saw took a while to come and be stored.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Told = TimeSpan.FromSeconds(60);

    // Coins that come and go between two looks have interrupted nothing that anybody could see.
    private static readonly TimeSpan Unseen = TimeSpan.FromSeconds(45);
    private DateTimeOffset since;
    private DateTimeOffset? ended = DateTimeOffset.MinValue;

    /// <summary>Whether entries may be stopped for it.</summary>
    public bool IsLasting => (ended ?? site.Now) - since >= Shortest && !(site.Now - ended > Told);

    /// <summary>Something was stored, or the venue did something.</summary>
    public void Look()
    {
        bool isMissing = site.Watch.Trades.Values
            .Where(trade => trade.IsRunning)
            .GroupBy(trade => trade.Instrument.BaseAsset)
            .Any(lots => lots.Sum(trade => trade.HeldQuantity)
                > site.Exchange.Account.Total(lots.Key) - Promised(lots.First().Symbol));
        if (isMissing == ended is null)
        {
            return;
        }

        since = isMissing && !(site.Now - ended < Unseen) ? site.Now : since;
        ended = isMissing ? null : site.Now;
    }

    // What somebody else's order sells is not counted as owned.
    private decimal Promised(Symbol symbol) => site.Exchange.Resting
        .Where(order => order.IsOpen && order.Symbol == symbol && order.Ticket.Side is OrderSide.Sell
            && !ClientOrderId.IsOurs(order.ClientOrderId))
        .Sum(order => order.Left);
}
