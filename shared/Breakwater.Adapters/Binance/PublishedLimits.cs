using Binance.Net.Enums;
using Binance.Net.Objects.Models;

namespace Breakwater.Adapters.Binance;

/// <summary>The limits in exchangeInfo's <c>rateLimits</c>.</summary>
internal static class PublishedLimits
{
    /// <summary>What the venue publishes; a limit that it does not is the default one.</summary>
    public static RateLimits Of(IReadOnlyList<BinanceRateLimit> published)
    {
        var known = new RateLimits();

        return new RateLimits(
            Find(published, RateLimitType.RequestWeight, RateLimitInterval.Minute, 1) ?? known.Weight,
            Find(published, RateLimitType.Orders, RateLimitInterval.Second, 10) ?? known.Orders,
            Find(published, RateLimitType.Orders, RateLimitInterval.Day, 1) ?? known.OrdersPerDay);
    }

    private static int? Find(
        IReadOnlyList<BinanceRateLimit> published, RateLimitType type, RateLimitInterval interval, int number) =>
        published.FirstOrDefault(limit => limit.Type == type
            && limit.Interval == interval
            && limit.IntervalNumber == number
            && limit.Limit > 0)?.Limit;
}
