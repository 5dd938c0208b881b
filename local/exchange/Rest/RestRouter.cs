using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Limits;
using Breakwater.Local.Exchange.Market;
using Microsoft.AspNetCore.Http;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>Counts the weight of a request, finds its endpoint and sends the answer or the error.</summary>
public sealed class RestRouter
{
    private const string JsonType = "application/json;charset=UTF-8";
    private const int UsualAnswer = 48 * 1024;

    private readonly VenueMarket market;
    private readonly VirtualClock clock;
    private readonly WeightLimiter? limiter;
    private readonly SimulationEndpoints simulation;
    private readonly FrozenDictionary<(string Method, string Path), Endpoint> endpoints;
    private readonly FrozenSet<string> paths;

    /// <summary>Routes to <paramref name="all"/>; without a limiter, weights are neither counted nor limited.</summary>
    public RestRouter(VenueMarket market, VirtualClock clock, WeightLimiter? limiter, IEnumerable<Endpoint> all)
    {
        this.market = market;
        this.clock = clock;
        this.limiter = limiter;
        simulation = new SimulationEndpoints(market, clock);
        endpoints = all.ToFrozenDictionary(endpoint => (endpoint.Method, endpoint.Path));
        paths = endpoints.Keys.Select(key => key.Path).ToFrozenSet(StringComparer.Ordinal);
    }

    public async Task HandleAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "/";
        ArrayBufferWriter<byte> output = new(path.EndsWith("lines", StringComparison.Ordinal) ? UsualAnswer : 512);
        HttpResponse response = context.Response;
        response.ContentType = JsonType;
        if (path == "/")
        {
            response.ContentType = "text/plain; charset=utf-8";
            output.Write(FrontPage.Text(market, clock));
        }
        else if (path.StartsWith("/sim", StringComparison.Ordinal))
        {
            response.StatusCode = await simulation.AnswerAsync(context.Request, output);
        }
        else
        {
            simulation.CountRequest();
            Answer(context, path, output);
        }

        response.ContentLength = output.WrittenCount;
        await response.Body.WriteAsync(output.WrittenMemory, context.RequestAborted);
    }

    private static void WriteError(RestException problem, HttpResponse response, ArrayBufferWriter<byte> output)
    {
        response.StatusCode = problem.Status;
        output.ResetWrittenCount();
        using Utf8JsonWriter json = new(output, new JsonWriterOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        json.WriteStartObject();
        json.WriteNumber("code"u8, problem.Code);
        json.WriteString("msg"u8, problem.Message);
        json.WriteEndObject();
    }

    private void Answer(HttpContext context, string path, ArrayBufferWriter<byte> output)
    {
        HttpResponse response = context.Response;
        RestRequest request = new(new Parameters(context.Request.Query), market, clock.Now, output);
        if (!endpoints.TryGetValue((context.Request.Method, path), out Endpoint? endpoint))
        {
            response.StatusCode = paths.Contains(path)
                ? StatusCodes.Status405MethodNotAllowed
                : StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            CountWeight(endpoint.Weight(request), request.Now, response);
            endpoint.Answer(request);
        }
        catch (RestException problem)
        {
            WriteError(problem, response, output);
        }
    }

    private void CountWeight(int weight, long now, HttpResponse response)
    {
        if (limiter is null)
        {
            return;
        }

        LimitVerdict verdict = limiter.Take(weight, now);
        string used = verdict.UsedWeight.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-MBX-USED-WEIGHT"] = used;
        response.Headers["X-MBX-USED-WEIGHT-1M"] = used;
        if (verdict.Status == StatusCodes.Status200OK)
        {
            return;
        }

        long seconds = Math.Max(1, (verdict.RetryAt - now + 999) / 1000);
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        throw verdict.Status == StatusCodes.Status429TooManyRequests
            ? Errors.TooMuchWeight(WeightLimiter.Limit)
            : Errors.Banned(verdict.RetryAt);
    }
}
