using System.Collections.Concurrent;

namespace Binance.Net.Transport;

/// <summary>Until when an address asked this process to stay away (Retry-After); static, as it is officially.</summary>
internal static class RateLimitPauses
{
    private static readonly ConcurrentDictionary<string, DateTimeOffset> Until = new(StringComparer.Ordinal);

    public static void Set(string address, DateTimeOffset until) =>
        Until.AddOrUpdate(address, until, (_, earlier) => until > earlier ? until : earlier);

    public static DateTimeOffset? After(string address, DateTimeOffset now) =>
        Until.TryGetValue(address, out DateTimeOffset until) && until > now ? until : null;
}
