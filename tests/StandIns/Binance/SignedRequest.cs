namespace Breakwater.StandIns.Binance.Tests;

/// <summary>A signed request as it came in.</summary>
public sealed record SignedRequest(string Method, string Path, string Key, string Query, string Body)
{
    private const string Last = "&signature=";

    public string All => Query + Body;

    /// <summary>What the signature covers.</summary>
    public string Payload => All[..All.LastIndexOf(Last, StringComparison.Ordinal)];

    public string Signature =>
        Uri.UnescapeDataString(All[(All.LastIndexOf(Last, StringComparison.Ordinal) + Last.Length)..]);

    public string? this[string name] => Payload.Split('&')
        .Select(pair => pair.Split('='))
        .Where(pair => pair[0] == name)
        .Select(pair => Uri.UnescapeDataString(pair[1]))
        .SingleOrDefault();
}
