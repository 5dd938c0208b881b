using System.Net;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Breakwater.Adapters.Binance;

/// <summary>
/// How idempotent reads of the venue are made to last: time-out, retry, circuit breaker. Orders never pass here.
/// </summary>
/// <remarks>Waits are of the real network, so they run on the real clock even where trading time is virtual.</remarks>
public sealed class VenueReads
{
    private readonly CircuitBreakerStateProvider breaker = new();
    private readonly ResiliencePipeline pipeline;
    private readonly (IRateBudget Budget, TimeProvider Clock)? metered;

    /// <summary>Composes the pipeline, with reads that stop before what is kept for exits.</summary>
    public VenueReads(IRateBudget budget, TimeProvider clock)
        : this() => metered = (budget, clock);

    /// <summary>Composes the pipeline.</summary>
    public VenueReads() => pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder()
                .Handle<OutsideTroubleException>(trouble => !trouble.IsLasting)
                .Handle<TimeoutRejectedException>(),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<OutsideTroubleException>().Handle<TimeoutRejectedException>(),
            FailureRatio = 0.5,
            MinimumThroughput = 20,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(15),
            StateProvider = breaker,
        })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    /// <summary>Whether reads are let through: closed, open, half-open or isolated.</summary>
    public string State => breaker.CircuitState.ToString();

    /// <summary>Asks the venue and returns its answer, within the budget.</summary>
    /// <param name="name">What is asked, for the message.</param>
    /// <param name="call">The call; made again after trouble.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OutsideTroubleException">No answer, or one that says to come back later.</exception>
    public Task<T> AskAsync<T>(
        string name, Func<CancellationToken, Task<HttpResult<T>>> call, CancellationToken cancellationToken) =>
        AskAsIsAsync(name, token => MeteredAsync(name, call, token), cancellationToken);

    /// <summary>The same for a call that minds the budget itself.</summary>
    internal async Task<T> AskAsIsAsync<T>(
        string name, Func<CancellationToken, Task<HttpResult<T>>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(
                async token =>
                {
                    HttpResult<T> answer = await call(token);

                    return answer.Success ? answer.Data : throw Classify(name, answer);
                },
                cancellationToken);
        }
        catch (BrokenCircuitException open)
        {
            throw new OutsideTroubleException($"{name} was not asked: the circuit to the exchange is open.", open);
        }
        catch (TimeoutRejectedException late)
        {
            throw new OutsideTroubleException($"{name} was not answered in time.", late);
        }
    }

    // What a read costs is known from its answer alone; the venue's count rises with it.
    private async Task<HttpResult<T>> MeteredAsync<T>(
        string name, Func<CancellationToken, Task<HttpResult<T>>> call, CancellationToken token)
    {
        if (metered is not var (budget, clock))
        {
            return await call(token);
        }

        if (await budget.TakeAsync(new RateNeed(0, 0, IsExit: false), token) is { } denial)
        {
            throw new OutsideTroubleException($"{name} was not asked: {denial.Reason}, until {denial.Until:O}.");
        }

        HttpResult<T> answer = await call(token);
        await budget.NoteAsync(RateReading.Of(answer, clock.GetUtcNow()), CancellationToken.None);

        return answer;
    }

    // A refusal of a read (unknown symbol, bad parameter) is our bug: trying again changes nothing. A clock, key or
    // address that the venue does not take is no bug: it may be mended outside.
    private static Exception Classify<T>(string name, HttpResult<T> answer) => (answer.Error, Block(answer)) switch
    {
        (CancellationRequestedError, _) => new OperationCanceledException($"{name} was cancelled."),
        _ when LastingRefusals.TextOf(answer) is { } lasting =>
            new OutsideTroubleException($"{name} failed: {lasting}") { IsLasting = true },
        (_, { } block) => new OutsideTroubleException($"{name} failed: {block}"),
        (ServerError { IsTransient: false, Code: { } code } refused, _) when IsRefusal(code, answer) =>
            new InvalidOperationException($"{name} was refused: {code} {refused.Message}"),
        (var error, _) => new OutsideTroubleException($"{name} failed: {error?.Code} {error?.Message}"),
    };

    private static bool IsRefusal<T>(int code, HttpResult<T> answer) =>
        code < 0
        && code is not (-1003 or -1000 or -1001 or -1006 or -1007 or -1008)
        && AnswerClasses.Of(answer) is not AnswerClass.NotAccepted
        && answer.ResponseStatusCode is not >= HttpStatusCode.InternalServerError;

    private static string? Block<T>(HttpResult<T> answer) => answer.ResponseStatusCode switch
    {
        HttpStatusCode.Forbidden => "403, the exchange's firewall (WAF) blocks this address.",
        _ => null,
    };
}
