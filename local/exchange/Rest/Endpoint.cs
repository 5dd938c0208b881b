namespace Breakwater.Local.Exchange.Rest;

/// <summary>What answers a method and path, and the request weight it costs.</summary>
public sealed record Endpoint(
    string Method, string Path, Func<RestRequest, int> Weight, Action<RestRequest> Answer)
{
    /// <summary>Orders and cancels cost their weight only when they are refused.</summary>
    public bool IsFreeWhenAccepted { get; init; }

    public static Endpoint Get(string path, int weight, Action<RestRequest> answer) =>
        new("GET", path, _ => weight, answer);

    public static Endpoint Get(string path, Func<RestRequest, int> weight, Action<RestRequest> answer) =>
        new("GET", path, weight, answer);
}
