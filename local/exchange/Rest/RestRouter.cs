using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Faults;
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
    private readonly FaultTable faults;
    private readonly TimeProvider realTime;
    private readonly FrozenDictionary<(string Method, string Path), Endpoint> endpoints;
    private readonly FrozenSet<string> paths;

    /// <summary>Without a limiter, weights are neither counted nor limited.</summary>
    public RestRouter(VenueMarket market, VirtualClock clock, WeightLimiter? limiter, TradingVenue venue)
    {
        this.market = market;
        this.clock = clock;
        this.limiter = limiter;
        faults = venue.Faults;
        realTime = venue.RealTime;
        simulation = new SimulationEndpoints(market, clock, venue);
        endpoints = venue.Endpoints.ToFrozenDictionary(endpoint => (endpoint.Method, endpoint.Path));
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
            string body = await RequestReader.ReadBodyAsync(context.Request);
            RestRequest request = RequestReader.Read(context, body, market, clock.Now, output);
            if (!await AnswerAsync(request, path, output))
            {
                context.Abort();
                return;
            }
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

    // False: the client gets no answer.
    private async Task<bool> AnswerAsync(RestRequest request, string path, ArrayBufferWriter<byte> output)
    {
        HttpContext context = request.Response.HttpContext;
        string? symbol = request.Parameters.PeekText("symbol");
        Fault? fault = faults.TakeForAnswer(context.Request.Method, path, symbol, request.Now);
        if (fault is { IsLimit: true })
        {
            long until = fault.Until == long.MaxValue ? request.Now + fault.Delay : fault.Until;
            WriteRetryAfter(until, request);
            WriteError(FaultAnswers.ForLimit(fault.Kind, until), request.Response, output);
            return true;
        }

        if (fault is not { IsAfter: false })
        {
            Answer(request, path, output);
        }

        if (fault is null)
        {
            return true;
        }

        if (FaultAnswers.For(fault.Kind) is { } problem)
        {
            WriteError(problem, request.Response, output);
            return true;
        }

        if (fault.Kind == FaultKind.Silence)
        {
            TimeSpan hold = TimeSpan.FromMilliseconds(fault.Hold);
            await Task.Delay(hold, realTime, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return false;
    }

    private void Answer(RestRequest request, string path, ArrayBufferWriter<byte> output)
    {
        HttpResponse response = request.Response;
        if (!endpoints.TryGetValue((response.HttpContext.Request.Method, path), out Endpoint? endpoint))
        {
            response.StatusCode = paths.Contains(path)
                ? StatusCodes.Status405MethodNotAllowed
                : StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            if (path.StartsWith("/api", StringComparison.Ordinal) && faults.IsMaintenance(request.Now))
            {
                throw FaultAnswers.Maintenance;
            }

            CountWeight(endpoint.IsFreeWhenAccepted ? 0 : endpoint.Weight(request), request);
            endpoint.Answer(request);
        }
        catch (RestException problem)
        {
            if (endpoint.IsFreeWhenAccepted && limiter is not null && problem.Code != Errors.TooMuchWeightCode)
            {
                WriteUsed(limiter.Take(endpoint.Weight(request), request.Now), response);
            }

            WriteError(problem, response, output);
        }
    }

    private static void WriteUsed(LimitVerdict verdict, HttpResponse response)
    {
        string used = verdict.UsedWeight.ToString(CultureInfo.InvariantCulture);
        response.Headers["X-MBX-USED-WEIGHT"] = used;
        response.Headers["X-MBX-USED-WEIGHT-1M"] = used;
    }

    private static void WriteRetryAfter(long until, RestRequest request)
    {
        long seconds = Math.Max(1, (until - request.Now + 999) / 1000);
        request.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private void CountWeight(int weight, RestRequest request)
    {
        if (limiter is null)
        {
            return;
        }

        LimitVerdict verdict = limiter.Take(weight, request.Now);
        WriteUsed(verdict, request.Response);
        if (verdict.Status == StatusCodes.Status200OK)
        {
            return;
        }

        WriteRetryAfter(verdict.RetryAt, request);
        throw verdict.Status == StatusCodes.Status429TooManyRequests
            ? Errors.TooMuchWeight(WeightLimiter.Limit)
            : Errors.Banned(verdict.RetryAt);
    }
}
