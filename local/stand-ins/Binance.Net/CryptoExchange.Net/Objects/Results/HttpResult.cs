using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;

namespace CryptoExchange.Net.Objects;

public record HttpResult : IHttpResult
{
    public string Exchange { get; init; } = "";

    public Error? Error { get; internal init; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Success => Error is null;

    public string? OriginalData { get; init; }

    public HttpMethod? RequestMethod { get; init; }

    public Version? HttpVersion { get; init; }

    public HttpRequestHeaders? RequestHeaders { get; init; }

    public int? RequestId { get; init; }

    public string? RequestUrl { get; init; }

    public string? RequestBody { get; init; }

    public long? ResponseLength { get; init; }

    public HttpStatusCode? ResponseStatusCode { get; init; }

    public HttpResponseHeaders? ResponseHeaders { get; init; }

    public TimeSpan? ResponseTime { get; init; }

    public static HttpResult<T> Fail<T>(string exchange, Error error) => new(exchange, default, error);

    public static HttpResult<T> Fail<T>(IHttpResult result, Error? error = null, T? data = default) =>
        Like(result, data, error ?? result.Error);

    public static HttpResult Fail(string exchange, Error error) => new() { Exchange = exchange, Error = error };

    /// <summary>The same answer as <paramref name="result"/> with another value.</summary>
    internal static HttpResult<T> Like<T>(IHttpResult result, T? data, Error? error) =>
        new(result.Exchange, data, error)
        {
            OriginalData = result.OriginalData,
            RequestMethod = result.RequestMethod,
            HttpVersion = result.HttpVersion,
            RequestHeaders = result.RequestHeaders,
            RequestId = result.RequestId,
            RequestUrl = result.RequestUrl,
            RequestBody = result.RequestBody,
            ResponseLength = result.ResponseLength,
            ResponseStatusCode = result.ResponseStatusCode,
            ResponseHeaders = result.ResponseHeaders,
            ResponseTime = result.ResponseTime,
        };
}
