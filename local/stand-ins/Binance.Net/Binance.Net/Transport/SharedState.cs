using System.Runtime.CompilerServices;

namespace Binance.Net.Transport;

/// <summary>
/// What all clients over the same connections know of the exchange; officially it is one for the whole process.
/// </summary>
internal sealed class SharedState
{
    private static readonly ConditionalWeakTable<HttpClient, SharedState> ByConnections = [];

    public TimeSync Time { get; } = new();

    public RateLimitPause Pause { get; } = new();

    public static SharedState Of(HttpClient http) => ByConnections.GetValue(http, static _ => new SharedState());
}
