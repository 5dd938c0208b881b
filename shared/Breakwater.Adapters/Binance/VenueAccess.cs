namespace Breakwater.Adapters.Binance;

/// <summary>What the adapter needs for requests that Binance.Net has no call for.</summary>
/// <param name="Http">Its own connections; their time-out must not be shorter than <see cref="Timeout"/>.</param>
/// <param name="Address">The venue's base address, the same that the client has.</param>
/// <param name="Key">The account's key.</param>
public sealed record VenueAccess(HttpClient Http, Uri Address, VenueKey Key)
{
    /// <summary>How long after its timestamp the venue may still take a request; at most a minute.</summary>
    public TimeSpan ReceiveWindow { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer is waited for; longer than the ten seconds after which the venue gives up.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
}
