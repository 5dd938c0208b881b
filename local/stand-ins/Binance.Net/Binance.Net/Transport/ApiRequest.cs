using Binance.Net.Wire;

namespace Binance.Net.Transport;

/// <summary>One call before it is signed.</summary>
/// <param name="Method">Get takes its parameters in the address, the others in the body.</param>
/// <param name="Path">Without a leading slash.</param>
/// <param name="Query">Its parameters.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path, WireQuery Query)
{
    public bool IsSigned { get; init; }

    /// <summary>Whether a body that comes with an error status is read like any other.</summary>
    public bool ReadsFailures { get; init; }

    public string? Body(string parameters) => Method == HttpMethod.Get ? null : parameters;

    public Uri Uri(string address, string parameters) =>
        new(Method == HttpMethod.Get && parameters.Length > 0
            ? $"{address}/{Path}?{parameters}"
            : $"{address}/{Path}");
}
