namespace Breakwater.Adapters.Binance;

/// <summary>The venue's limits as pools: weight belongs to the address, orders to the account.</summary>
internal sealed class RatePools(RateLimits limits, string account)
{
    public RatePool Weight { get; } = new("weight", TimeSpan.FromMinutes(1), limits.Weight, 300);

    public RatePool Orders { get; } = new($"orders of {account}", TimeSpan.FromSeconds(10), limits.Orders, 6);

    public RatePool OrdersToday { get; } =
        new($"day orders of {account}", TimeSpan.FromDays(1), limits.OrdersPerDay, 60);

    /// <summary>What a request at <paramref name="now"/> takes out of each.</summary>
    public IEnumerable<RateCharge> Charges(RateNeed need, DateTimeOffset now) =>
        Charges(Weight, need.Weight, now)
            .Concat(Charges(Orders, need.Orders, now))
            .Concat(Charges(OrdersToday, need.Orders, now));

    private static IEnumerable<RateCharge> Charges(RatePool pool, int amount, DateTimeOffset now) =>
        amount == 0 ? [] : pool.At(now).Select(index => new RateCharge(pool, index, amount));
}
