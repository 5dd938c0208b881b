using System.Net;
using System.Net.Http.Headers;

namespace CryptoExchange.Net.Objects;

public interface IHttpResult : ICallResult
{
    string Exchange { get; init; }

    string? OriginalData { get; init; }

    HttpMethod? RequestMethod { get; init; }

    Version? HttpVersion { get; init; }

    HttpRequestHeaders? RequestHeaders { get; init; }

    int? RequestId { get; init; }

    string? RequestUrl { get; init; }

    string? RequestBody { get; init; }

    long? ResponseLength { get; init; }

    HttpStatusCode? ResponseStatusCode { get; init; }

    HttpResponseHeaders? ResponseHeaders { get; init; }

    TimeSpan? ResponseTime { get; init; }
}
