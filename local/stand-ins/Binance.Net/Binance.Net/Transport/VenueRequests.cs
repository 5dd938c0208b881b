using System.Diagnostics.Metrics;

namespace Binance.Net.Transport;

/// <summary>Counts requests to the exchange; the local host adds them up by function.</summary>
internal static class VenueRequests
{
    private static readonly Meter Meter = new("Breakwater.Local.Binance");
    private static readonly Counter<long> Counter = Meter.CreateCounter<long>("requests");

    internal static void Count() => Counter.Add(1);
}
