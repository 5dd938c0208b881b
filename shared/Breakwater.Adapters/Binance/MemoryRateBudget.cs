namespace Breakwater.Adapters.Binance;

/// <summary>The budget of one process; the venue's own counts, which it sends, correct it with every answer.</summary>
/// <remarks>
/// Five per cent stay unused, as other programs may share the address. A fifth of the rest is kept for exits. While
/// the venue wants to be left alone nothing is asked at all: a request during a ban makes it longer.
/// </remarks>
public sealed class MemoryRateBudget(TimeProvider clock, RateLimits limits) : IRateBudget
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OrderInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private readonly Window weight = new(Minute);
    private readonly Window orders = new(OrderInterval);
    private readonly Window ordersToday = new(Day);
    private RateLimits limits = limits;
    private DateTimeOffset pausedUntil;
    private DateTimeOffset ordersPausedUntil;

    /// <inheritdoc />
    public RateUse Use
    {
        get
        {
            lock (gate)
            {
                DateTimeOffset now = clock.GetUtcNow();

                return new RateUse(
                    weight.At(now),
                    orders.At(now),
                    ordersToday.At(now),
                    limits,
                    pausedUntil > now ? pausedUntil : null,
                    ordersPausedUntil > now ? ordersPausedUntil : null);
            }
        }
    }

    /// <inheritdoc />
    public ValueTask<RateDenial?> TakeAsync(RateNeed need, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            RateDenial? denial = Deny(need, now);
            if (denial is null)
            {
                weight.Add(need.Weight, now);
                orders.Add(need.Orders, now);
                ordersToday.Add(need.Orders, now);
            }

            return ValueTask.FromResult(denial);
        }
    }

    /// <summary>What <see cref="TakeAsync"/> would say now; takes nothing.</summary>
    public RateDenial? Peek(RateNeed need)
    {
        lock (gate)
        {
            return Deny(need, clock.GetUtcNow());
        }
    }

    /// <inheritdoc />
    public void Adopt(RateLimits limits)
    {
        lock (gate)
        {
            this.limits = limits;
        }
    }

    /// <inheritdoc />
    public ValueTask NoteAsync(RateReading reading, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            weight.Set(reading.Weight, now);
            orders.Set(reading.Orders, now);
            ordersToday.Set(reading.OrdersToday, now);
            pausedUntil = Later(pausedUntil, reading.PausedUntil);
            ordersPausedUntil = Later(ordersPausedUntil, reading.OrdersPausedUntil);
        }

        return ValueTask.CompletedTask;
    }

    private RateDenial? Deny(RateNeed need, DateTimeOffset now)
    {
        var share = new RateShare(100, need.IsExit);
        bool places = need.Orders > 0;

        return need switch
        {
            _ when pausedUntil > now => new RateDenial("the exchange asked for a pause", pausedUntil),
            _ when places && ordersPausedUntil > now =>
                new RateDenial("the exchange asked for a pause of orders", ordersPausedUntil),
            _ when weight.At(now) + need.Weight > share.Of(limits.Weight) =>
                new RateDenial("the request weight of this minute is used up", RateReading.Next(now, Minute)),
            _ when places && orders.At(now) + need.Orders > share.Of(limits.Orders) =>
                new RateDenial("the orders of these ten seconds are used up", RateReading.Next(now, OrderInterval)),
            _ when places && ordersToday.At(now) + need.Orders > share.Of(limits.OrdersPerDay) =>
                new RateDenial("the orders of this day are used up", RateReading.Next(now, Day)),
            _ => null,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private sealed class Window(TimeSpan length)
    {
        private DateTimeOffset end;
        private int count;

        public int At(DateTimeOffset now) => now < end ? count : 0;

        public void Add(int more, DateTimeOffset now) => Set(At(now) + more, now);

        public void Set(int? value, DateTimeOffset now)
        {
            if (value is { } known)
            {
                count = known;
                end = RateReading.Next(now, length);
            }
        }
    }
}
