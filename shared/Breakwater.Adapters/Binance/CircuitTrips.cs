using System.Net;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>Answers after which going on is harmful or useless: they open a circuit without waiting for more.</summary>
internal static class CircuitTrips
{
    private const HttpStatusCode Banned = (HttpStatusCode)418;
    private const int KeyAddressOrRights = -2015;

    /// <summary>
    /// Trips <paramref name="circuit"/> when the answer is such a one or asks for a pause, and says otherwise that the
    /// venue answers.
    /// </summary>
    public static void Show<T>(VenueCircuit circuit, HttpResult<T> answer, DateTimeOffset now)
    {
        DateTimeOffset? pause = RateReading.Of(answer, now).PausedUntil;
        string? reason = (answer.ResponseStatusCode, answer.Error?.Code) switch
        {
            (Banned, _) => "418, the exchange has banned this address",
            (HttpStatusCode.UnavailableForLegalReasons, _) => "451, the exchange does not serve this region",
            (_, KeyAddressOrRights) => "-2015, the exchange does not accept key, address or rights",
            (HttpStatusCode.Forbidden, _) => "403, the exchange's firewall blocks this address",
            _ when pause is not null => "the exchange asked for a pause",
            _ => null,
        };
        if (reason is not null)
        {
            circuit.Trip(reason, pause);
        }
        else if (answer.ResponseStatusCode is not null)
        {
            circuit.Restore();
        }
    }
}
