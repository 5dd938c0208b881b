using System.Text.Json;

namespace Binance.Net.Wire;

/// <summary>Epoch times in milliseconds, or in the finer unit that a header asked for.</summary>
internal static class WireTime
{
    private const long LatestMilliseconds = 20_000_000_000_000;

    public static DateTime Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        decimal value = WireDecimal.Read(ref reader);
        return value is <= 0 or >= long.MaxValue ? default : FromEpoch((long)value);
    }

    public static long ToMilliseconds(DateTime time) =>
        (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).Ticks / TimeSpan.TicksPerMillisecond
        - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMillisecond);

    private static DateTime FromEpoch(long value) => value < LatestMilliseconds
        ? DateTime.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMillisecond)
        : DateTime.UnixEpoch.AddTicks(value * TimeSpan.TicksPerMicrosecond);
}
