using System.Globalization;
using System.Text.Json;
using CryptoExchange.Net.Objects;
using CryptoExchange.Net.Objects.Errors;

namespace Breakwater.Adapters.Binance;

/// <summary>A signed request made without the client, once; the answer has the client's form.</summary>
/// <remarks>
/// So the same budget and the same table read it. Whatever goes wrong comes back as its error, and what is no answer of
/// the venue has no code: it proves nothing.
/// </remarks>
internal sealed class SignedPost(VenueAccess access, VenueClock venueClock, TimeProvider clock)
{
    private const string Venue = "Binance";

    /// <summary>Sends <paramref name="parameters"/>, those without a value left out.</summary>
    /// <param name="path">Without a leading slash.</param>
    /// <param name="parameters">In the order in which they are sent.</param>
    /// <param name="read">Reads the body of a success; throws <see cref="JsonException"/> when it cannot.</param>
    public async Task<HttpResult<T>> SendAsync<T>(
        string path, IEnumerable<KeyValuePair<string, string?>> parameters, Func<string, T> read)
        where T : class
    {
        var address = new Uri($"{access.Address.ToString().TrimEnd('/')}/{path}");
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("X-MBX-APIKEY", access.Key.ApiKey);
        request.Content = new StringContent(Signed(parameters), null, "application/x-www-form-urlencoded");
        using var timeout = new CancellationTokenSource(access.Timeout, clock);
        try
        {
            using HttpResponseMessage response = await access.Http.SendAsync(request, timeout.Token);
            string body = await response.Content.ReadAsStringAsync(timeout.Token);

            return Answer(response, body, read);
        }
        catch (Exception trouble)
            when (trouble is HttpRequestException or OperationCanceledException or IOException)
        {
            return new HttpResult<T>(Venue, null, Unclear(ErrorType.NetworkError, trouble.Message));
        }
    }

    private string Signed(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        string window = access.ReceiveWindow.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
        string time = venueClock.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        IEnumerable<string> pairs = parameters
            .Append(new("recvWindow", window))
            .Append(new("timestamp", time))
            .Where(pair => pair.Value is not null)
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}");
        string payload = string.Join('&', pairs);

        return $"{payload}&signature={Uri.EscapeDataString(access.Key.Sign(payload))}";
    }

    private static HttpResult<T> Answer<T>(HttpResponseMessage response, string body, Func<string, T> read)
        where T : class
    {
        (T? data, Error? error) = response.IsSuccessStatusCode ? Success(body, read) : (null, Failure(body));

        return new HttpResult<T>(Venue, data, error)
        {
            ResponseStatusCode = response.StatusCode,
            ResponseHeaders = response.Headers,
        };
    }

    private static (T? Value, Error? Error) Success<T>(string body, Func<string, T> read)
        where T : class
    {
        try
        {
            return (read(body), null);
        }
        catch (JsonException malformed)
        {
            return (null, Unclear(ErrorType.DeserializationFailed, malformed.Message));
        }
    }

    private static ServerError Failure(string body)
    {
        try
        {
            Refusal? refusal = JsonSerializer.Deserialize<Refusal>(body, JsonSerializerOptions.Web);

            return refusal is { Code: { } code, Msg: { } text }
                ? new ServerError(code, new ErrorInfo(ErrorType.Unknown, text) { Message = text })
                : Unclear(ErrorType.Unknown, "an error without a code");
        }
        catch (JsonException malformed)
        {
            return Unclear(ErrorType.DeserializationFailed, malformed.Message);
        }
    }

    private static ServerError Unclear(ErrorType type, string message) =>
        new(new ErrorInfo(type, message) { Message = message });

    private sealed record Refusal(int? Code, string? Msg);
}
