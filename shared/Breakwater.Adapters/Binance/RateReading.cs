using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>What one answer says about the limits; null where it says nothing.</summary>
/// <param name="Weight">Request weight used in this minute.</param>
/// <param name="Orders">Orders placed in these ten seconds.</param>
/// <param name="OrdersToday">Orders placed today, UTC.</param>
/// <param name="PausedUntil">Until when the venue wants no request.</param>
/// <param name="OrdersPausedUntil">Until when it wants no order.</param>
public sealed record RateReading(
    int? Weight, int? Orders, int? OrdersToday, DateTimeOffset? PausedUntil, DateTimeOffset? OrdersPausedUntil)
{
    private const int TooManyRequests = -1003;
    private const int TooManyOrders = -1015;
    private const HttpStatusCode Banned = (HttpStatusCode)418;

    /// <summary>A first ban lasts two minutes; so does what we do when the venue does not say how long.</summary>
    private static readonly TimeSpan ShortestBan = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OrderInterval = TimeSpan.FromSeconds(10);

    /// <summary>Reads <paramref name="answer"/>, which came at <paramref name="now"/>.</summary>
    public static RateReading Of<T>(HttpResult<T> answer, DateTimeOffset now)
    {
        HttpResponseHeaders? headers = answer.ResponseHeaders;
        bool isOrders = answer.Error?.Code is TooManyOrders;
        DateTimeOffset? told = Told(answer.Error, headers, now);
        DateTimeOffset? pause = (answer.ResponseStatusCode, answer.Error?.Code) switch
        {
            (Banned, _) => told ?? now + ShortestBan,
            (HttpStatusCode.Forbidden, _) => told ?? now + Minute,
            _ when isOrders => null,
            (HttpStatusCode.TooManyRequests, _) or (_, TooManyRequests) => told ?? Next(now, Minute),
            _ => null,
        };

        return new RateReading(
            Count(headers, "X-MBX-USED-WEIGHT-1M"),
            Count(headers, "X-MBX-ORDER-COUNT-10S"),
            Count(headers, "X-MBX-ORDER-COUNT-1D"),
            pause,
            isOrders ? told ?? Next(now, OrderInterval) : null);
    }

    /// <summary>The start of the interval after the one that holds <paramref name="now"/>.</summary>
    internal static DateTimeOffset Next(DateTimeOffset now, TimeSpan interval) =>
        new(now.UtcTicks - (now.UtcTicks % interval.Ticks) + interval.Ticks, TimeSpan.Zero);

    private static DateTimeOffset? Told(Error? error, HttpResponseHeaders? headers, DateTimeOffset now) =>
        headers?.RetryAfter switch
        {
            { Delta: { } delta } when delta > TimeSpan.Zero => now + delta,
            { Delta: not null } => Next(now, Minute),
            { Date: { } date } => date,
            _ => error is ServerRateLimitError { RetryAfter: { } until }
                ? new DateTimeOffset(DateTime.SpecifyKind(until, DateTimeKind.Utc))
                : null,
        };

    private static int? Count(HttpResponseHeaders? headers, string name) =>
        headers is not null
        && headers.TryGetValues(name, out IEnumerable<string>? values)
        && int.TryParse(values.First(), CultureInfo.InvariantCulture, out int count)
            ? count
            : null;
}
