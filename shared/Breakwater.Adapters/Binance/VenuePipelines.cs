using System.Threading.RateLimiting;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Breakwater.Adapters.Binance;

/// <summary>The one place where it is said how calls of the venue are made to last.</summary>
/// <remarks>
/// <list type="table">
/// <item><term>market</term><description>reads of prices: places, retry, breaker, time-out.</description></item>
/// <item><term>account</term><description>reads of the account: the same with places and a breaker of its own, so that
/// what exits depend on neither waits behind a scan nor stops with it.</description></item>
/// <item><term>entries</term><description>orders that open something: breaker only, as an order is never sent
/// again.</description></item>
/// <item><term>exits</term><description>sales, cancels and queries of an order: nothing. They are tried whatever the
/// breakers say (a stop that is not placed costs more than a request), and only a pause that the venue asked for holds
/// them back.</description></item>
/// </list>
/// Waits are of the real network, so they run on the real clock even where trading time is virtual.
/// </remarks>
public sealed class VenuePipelines : IDisposable
{
    private const int MarketPlaces = 16;
    private const int AccountPlaces = 4;
    private static readonly TimeSpan AttemptMax = TimeSpan.FromSeconds(10);

    private readonly VenueLane market;
    private readonly VenueLane account;

    /// <summary>Composes them.</summary>
    /// <param name="clock">The clock that bans are told in.</param>
    public VenuePipelines(TimeProvider clock)
    {
        market = new VenueLane("market", MarketPlaces, clock);
        account = new VenueLane("account", AccountPlaces, clock);
        EntryCircuit = new VenueCircuit("entries", clock);
        Entries = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = static args => ValueTask.FromResult(
                    args.Outcome is { Exception: null, Result: HttpResult answer }
                    && AnswerClasses.Of(answer.ResponseStatusCode, answer.Error) is AnswerClass.Unknown),
                FailureRatio = 0.5,
                MinimumThroughput = 3,
                SamplingDuration = TimeSpan.FromMinutes(5),
                BreakDuration = TimeSpan.FromMinutes(1),
                StateProvider = EntryCircuit.Provider,
            })
            .Build();
    }

    /// <summary>What health shows, one for each.</summary>
    public IReadOnlyList<LaneState> States =>
    [
        market.State,
        account.State,
        new LaneState("entries", EntryCircuit.State, 0, 0, 0, EntryCircuit.Tripped),
    ];

    internal VenueLane Market => market;

    internal VenueLane Account => account;

    internal VenueCircuit EntryCircuit { get; }

    internal ResiliencePipeline Entries { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        market.Dispose();
        account.Dispose();
    }

    internal static ResiliencePipeline OfReads(RateLimiter limiter, VenueCircuit circuit) =>
        new ResiliencePipelineBuilder()
            .AddRateLimiter(limiter)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(MayPass(args.Outcome) && circuit.Tripped is null),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = static args => ValueTask.FromResult(IsTrouble(args.Outcome)),
                FailureRatio = 0.5,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = VenueCircuit.Break,
                StateProvider = circuit.Provider,
            })
            .AddTimeout(AttemptMax)
            .Build();

    private static bool MayPass(Outcome<object> outcome) =>
        IsTrouble(outcome) && outcome.Exception is not OutsideTroubleException { IsLasting: true };

    private static bool IsTrouble(Outcome<object> outcome) =>
        outcome.Exception is OutsideTroubleException or TimeoutRejectedException;
}
