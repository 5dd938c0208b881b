using System.Globalization;
using Binance.Net.Wire;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Transport;

/// <summary>Calls of the account: the receive window comes last of their own parameters.</summary>
internal static class SignedCalls
{
    public static Task<HttpResult<T>> CallSignedAsync<T>(
        this RestTransport transport,
        HttpMethod method,
        string path,
        WireQuery query,
        long? receiveWindow,
        CancellationToken ct) =>
        transport.CallAsync(Signed(transport, method, path, query, receiveWindow), WireJson.Parse<T>, ct);

    public static ApiRequest Signed(
        RestTransport transport, HttpMethod method, string path, WireQuery query, long? receiveWindow)
    {
        double milliseconds = receiveWindow ?? transport.Options.ReceiveWindow.TotalMilliseconds;
        query.Add("recvWindow", milliseconds.ToString(CultureInfo.InvariantCulture));
        return new ApiRequest(method, path, query) { IsSigned = true };
    }
}
