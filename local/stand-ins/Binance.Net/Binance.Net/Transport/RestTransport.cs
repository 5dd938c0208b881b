using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Binance.Net.Objects.Options;
using Binance.Net.Wire;
using Breakwater.Local.Clock;
using CryptoExchange.Net.Authentication;
using CryptoExchange.Net.Objects;
using CryptoExchange.Net.Objects.Errors;
using Microsoft.Extensions.Logging;

namespace Binance.Net.Transport;

/// <summary>Sends requests; whatever goes wrong with one comes back as its error, never as an exception.</summary>
internal sealed class RestTransport(HttpClient http, BinanceRestOptions options, ILogger logger)
{
    public const string Exchange = "Binance";

    private static readonly TimeSpan LongestWaitBeforeRetry = TimeSpan.FromSeconds(60);
    private static int lastRequestId;

    private string Address { get; } = options.Environment.SpotRestAddress.TrimEnd('/');

    private SharedState Shared { get; } = SharedState.Of(http);

    private bool KeepsTime => options.SpotOptions.AutoTimestamp ?? options.AutoTimestamp;

    private bool KeepOriginal => options.SpotOptions.OutputOriginalData ?? options.OutputOriginalData;

    private bool WaitsWhenLimited =>
        options.RateLimiterEnabled && options.RateLimitingBehaviour == RateLimitingBehaviour.Wait;

    public BinanceRestOptions Options => options;

    public Task<HttpResult<T>> GetAsync<T>(
        string path, WireQuery query, BodyParser<T> parse, CancellationToken ct) =>
        CallAsync(new ApiRequest(HttpMethod.Get, path, query), parse, ct);

    public async Task<HttpResult<T>> CallAsync<T>(ApiRequest call, BodyParser<T> parse, CancellationToken ct)
    {
        if (call.IsSigned && options.ApiCredentials?.Credential is null)
        {
            return HttpResult.Fail<T>(Exchange, new NoApiCredentialsError());
        }

        HttpResult<T> result = await TryAsync(call, parse, ct);
        if (ShouldRetry(result))
        {
            result = await TryAsync(call, parse, ct);
        }

        if (call.IsSigned && KeepsTime && result.Error?.ErrorType == ErrorType.InvalidTimestamp)
        {
            Shared.Time.Forget();
        }

        return result;
    }

    private async Task<HttpResult<T>> TryAsync<T>(ApiRequest call, BodyParser<T> parse, CancellationToken ct)
    {
        try
        {
            await CheckTimeAsync(call, ct);
        }
        catch (OperationCanceledException cancelled)
        {
            return HttpResult.Fail<T>(Exchange, new CancellationRequestedError(cancelled));
        }

        if (await PauseAsync(ct) is Error refusal)
        {
            return HttpResult.Fail<T>(Exchange, refusal);
        }

        using HttpRequestMessage request = Message(call);
        int id = Interlocked.Increment(ref lastRequestId);
        HttpResult<T> result = await SendAsync(request, parse, call.ReadsFailures, ct) with { RequestId = id };
        if (!result.Success)
        {
            RestLog.Failed(logger, id, call.Path, result.Error.ToString());
        }

        if (options.RateLimiterEnabled && result.Error is ServerRateLimitError { RetryAfter: DateTime until })
        {
            RestLog.Paused(logger, until);
            Shared.Pause.Set(until);
        }

        return result;
    }

    private Task CheckTimeAsync(ApiRequest call, CancellationToken ct) => call.IsSigned && KeepsTime
        ? Shared.Time.CheckAsync(options.TimestampRecalculationInterval, AskTimeAsync, ct)
        : Task.CompletedTask;

    private async Task<HttpResult<DateTime>> AskTimeAsync()
    {
        HttpResult<TimeAnswer> answer =
            await GetAsync("api/v3/time", new WireQuery(), WireJson.Parse<TimeAnswer>, default);
        return HttpResult.Like(answer, answer.Data?.ServerTime ?? default, answer.Error);
    }

    private HttpRequestMessage Message(ApiRequest call)
    {
        CredentialSet? credential = call.IsSigned ? options.ApiCredentials?.Credential : null;
        string parameters = credential is null
            ? call.Query.Form
            : RequestSigner.Sign(credential, call.Query.Form, Shared.Time.Offset);
        HttpRequestMessage message = new(call.Method, call.Uri(Address, parameters)) { Version = options.HttpVersion };
        message.Headers.Accept.ParseAdd("application/json");
        if (call.Body(parameters) is string body)
        {
            message.Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        }

        if (credential is not null)
        {
            message.Headers.Add("X-MBX-APIKEY", credential.Key);
        }

        return message;
    }

    private async Task<HttpResult<T>> SendAsync<T>(
        HttpRequestMessage request, BodyParser<T> parse, bool readsFailures, CancellationToken ct)
    {
        using CancellationTokenSource timeout = new(options.RequestTimeout, ProcessClock.Current);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        HttpResult<T> sent = new(Exchange, default, null)
        {
            RequestMethod = request.Method,
            RequestUrl = request.RequestUri!.AbsoluteUri,
            RequestHeaders = request.Headers,
            RequestBody = request.Content is null ? null : await request.Content.ReadAsStringAsync(ct),
        };
        long start = Stopwatch.GetTimestamp();
        VenueRequests.Count();
        try
        {
            using HttpResponseMessage response =
                await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            HttpResult<T> received = Received(sent, response, start);
            return await AnswerAsync(received, response, readsFailures, parse, either.Token);
        }
        catch (OperationCanceledException cancelled)
        {
            Error error = ct.IsCancellationRequested
                ? new CancellationRequestedError(cancelled)
                : new WebError("Request timed out", cancelled) { ErrorType = ErrorType.Timeout };
            return HttpResult.Fail<T>(sent with { ResponseTime = Stopwatch.GetElapsedTime(start) }, error);
        }
        catch (HttpRequestException failure)
        {
            WebError error = new(failure.Message, failure);
            return HttpResult.Fail<T>(sent with { ResponseTime = Stopwatch.GetElapsedTime(start) }, error);
        }
    }

    private static HttpResult<T> Received<T>(HttpResult<T> sent, HttpResponseMessage response, long start) =>
        sent with
        {
            HttpVersion = response.Version,
            ResponseStatusCode = response.StatusCode,
            ResponseHeaders = response.Headers,
            ResponseLength = response.Content.Headers.ContentLength,
            ResponseTime = Stopwatch.GetElapsedTime(start),
        };

    private async Task<HttpResult<T>> AnswerAsync<T>(
        HttpResult<T> received,
        HttpResponseMessage response,
        bool readsFailures,
        BodyParser<T> parse,
        CancellationToken ct)
    {
        try
        {
            using PooledBody body = await PooledBody.ReadAsync(response.Content, ct);
            HttpResult<T> answer = KeepOriginal
                ? received with { OriginalData = Encoding.UTF8.GetString(body.Bytes) }
                : received;
            return response.IsSuccessStatusCode || readsFailures
                ? answer with { Data = parse(body.Bytes) }
                : HttpResult.Fail<T>(answer, ServerAnswer.ToError(response, body.Bytes));
        }
        catch (Exception failure)
            when (failure is JsonException or InvalidOperationException or OverflowException or IOException)
        {
            // A body cut short counts as malformed, as it does in the official client.
            string text = $"Json deserialization failed: {failure.Message}";
            return HttpResult.Fail<T>(received, new DeserializeError(text, failure));
        }
    }

    private async Task<Error?> PauseAsync(CancellationToken ct)
    {
        TimeProvider clock = ProcessClock.Current;
        DateTimeOffset now = clock.GetUtcNow();
        if (!options.RateLimiterEnabled || Shared.Pause.After(now) is not DateTimeOffset until)
        {
            return null;
        }

        if (!WaitsWhenLimited)
        {
            return new ClientRateLimitError("Retry after is pending") { RetryAfter = until.UtcDateTime };
        }

        try
        {
            await Task.Delay(until - now, clock, ct);
            return null;
        }
        catch (OperationCanceledException cancelled)
        {
            return new CancellationRequestedError(cancelled);
        }
    }

    private bool ShouldRetry(HttpResult result) =>
        WaitsWhenLimited
        && result.Error is ServerRateLimitError { RetryAfter: DateTime until }
        && until - ProcessClock.Current.GetUtcNow().UtcDateTime < LongestWaitBeforeRetry;
}
