using Breakwater.Pipeline.Telemetry;

namespace Breakwater.Adapters.Binance;

/// <summary>The rate budget, with what is used of it and what it refused as metrics.</summary>
public sealed class ObservedRateBudget(IRateBudget inner) : IRateBudget, IDisposable
{
    private const string Budget = "Budget";
    private const string Venue = "Venue";

    /// <inheritdoc />
    public RateUse Use => inner.Use;

    /// <inheritdoc />
    public async ValueTask<RateDenial?> TakeAsync(RateNeed need, CancellationToken cancellationToken)
    {
        RateDenial? denial = await inner.TakeAsync(need, cancellationToken);
        if (denial is not null)
        {
            MarketMetrics.Refused(Budget);
        }

        return denial;
    }

    /// <inheritdoc />
    public async ValueTask NoteAsync(RateReading reading, CancellationToken cancellationToken)
    {
        await inner.NoteAsync(reading, cancellationToken);
        if (reading is not { PausedUntil: null, OrdersPausedUntil: null })
        {
            MarketMetrics.Refused(Venue);
        }

        RateUse use = inner.Use;
        MarketMetrics.Pool("weight_1m", use.Weight, use.Limits.Weight);
        MarketMetrics.Pool("orders_10s", use.Orders, use.Limits.Orders);
        MarketMetrics.Pool("orders_1d", use.OrdersToday, use.Limits.OrdersPerDay);
    }

    /// <inheritdoc />
    public void Adopt(RateLimits limits) => inner.Adopt(limits);

    /// <inheritdoc />
    public void Dispose() => (inner as IDisposable)?.Dispose();
}
