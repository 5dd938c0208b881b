using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Paper;

/// <summary>
/// The paper account: what it owns, its open orders, and the next numbers. Money is neither made nor lost in it.
/// </summary>
/// <param name="Balances">By asset.</param>
/// <param name="Orders">Everything that has not ended, oldest first.</param>
/// <param name="NextTradeId">The id of the next fill.</param>
/// <param name="NextOrderId">The number of the next order.</param>
internal sealed record PaperAccount(
    IReadOnlyDictionary<string, PaperBalance> Balances,
    IReadOnlyList<PaperOrder> Orders,
    long NextTradeId,
    long NextOrderId)
{
    public static PaperAccount Opened(string quoteAsset, decimal amount) => new(
        new Dictionary<string, PaperBalance> { [quoteAsset] = new(amount, 0m) }, [], 1, 1);

    public PaperBalance Of(string asset) => Balances.TryGetValue(asset, out PaperBalance? balance)
        ? balance
        : new PaperBalance(0m, 0m);

    /// <summary>The account with other open orders and amounts that came or went; locks follow the orders.</summary>
    /// <exception cref="InvalidOperationException">It would fall below zero: a bug in the matching.</exception>
    public PaperAccount With(IReadOnlyList<PaperOrder> orders, IReadOnlyList<PaperMove> moves)
    {
        var balances = new Dictionary<string, PaperBalance>(Balances);
        foreach (IGrouping<string, PaperMove> moved in moves.GroupBy(move => move.Asset))
        {
            decimal total = Of(moved.Key).Free + Of(moved.Key).Locked + moved.Sum(move => move.Amount);
            decimal locked = LockedBy(orders, moved.Key);
            if (total < locked)
            {
                throw new InvalidOperationException(
                    $"The paper account would hold {total} {moved.Key} of which {locked} are locked.");
            }

            if (total > 0m || balances.ContainsKey(moved.Key))
            {
                balances[moved.Key] = new PaperBalance(total - locked, locked);
            }
        }

        return this with { Balances = balances, Orders = orders };
    }

    public PaperOrder? Find(string clientOrderId) =>
        Orders.FirstOrDefault(order => order.ClientOrderId == clientOrderId);

    public PaperOrder? Find(long id) => Orders.FirstOrDefault(order => order.Id == id);

    /// <summary>The order and those that stand or fall with it.</summary>
    public IReadOnlyList<PaperOrder> ListOf(PaperOrder order) => order.ListId is null
        ? [order]
        : [.. Orders.Where(other => other.ListId == order.ListId)];

    public IReadOnlyList<Balance> List() =>
        [.. Balances.Select(pair => new Balance(pair.Key, pair.Value.Free, pair.Value.Locked))];

    // The legs of a list sell the same coins: the larger lock covers both.
    private static decimal LockedBy(IReadOnlyList<PaperOrder> orders, string asset) =>
        orders.Where(order => order.ListId is null).Sum(order => order.Lock(asset))
        + orders.Where(order => order.ListId is not null)
            .GroupBy(order => order.ListId)
            .Sum(list => list.Max(order => order.Lock(asset)));
}

/// <summary>What the account owns of one asset.</summary>
internal sealed record PaperBalance(decimal Free, decimal Locked);

/// <summary>An amount of an asset that came (above zero) or went.</summary>
internal readonly record struct PaperMove(string Asset, decimal Amount);
