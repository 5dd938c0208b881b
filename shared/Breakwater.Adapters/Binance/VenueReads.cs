using System.Net;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>Idempotent reads of the venue, within the rate budget. Orders never pass here.</summary>
public sealed class VenueReads(IRateBudget budget, TimeProvider clock) : IDisposable
{
    /// <summary>How calls are made to last.</summary>
    public VenuePipelines Pipelines { get; } = new(clock);

    /// <summary>Whether reads of the market are let through: Closed, Open or HalfOpen.</summary>
    public string State => Pipelines.Market.State.Circuit;

    /// <summary>Asks for something of the market, within what the budget leaves for reads.</summary>
    /// <param name="read">What is asked, and its weight.</param>
    /// <param name="call">The call; made again after trouble.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OutsideTroubleException">No answer, or one that says to come back later.</exception>
    public Task<T> AskAsync<T>(
        VenueRead read, Func<CancellationToken, Task<HttpResult<T>>> call, CancellationToken cancellationToken) =>
        RunAsync(Pipelines.Market, read.Name, token => MeteredAsync(read, call, token), cancellationToken);

    /// <summary>Takes over the limits that the venue publishes.</summary>
    internal void Adopt(RateLimits limits) => budget.Adopt(limits);

    /// <summary>How many instruments a scan may ask about.</summary>
    /// <param name="load">What it asks for each.</param>
    /// <param name="weight">The weight of that.</param>
    /// <param name="besides">The weight of what is asked once.</param>
    internal int Carries(ScanLoad load, int weight, int besides)
    {
        RateUse use = budget.Use;
        int byWeight = (use.ForReads - use.Weight - besides) / weight;
        // Half of the slot, as what a scan finds must be acted on before the next one.
        double calls = load.Slot.TotalMilliseconds / 2 * Pipelines.Market.Places
            / Math.Max(1, Pipelines.Market.MeanMs);

        return Math.Max(0, (int)Math.Min(byWeight, calls / (load.Series + load.Books)));
    }

    /// <summary>
    /// Asks for something of the account by a call that minds the budget itself; it never waits behind a scan.
    /// </summary>
    internal Task<T> AskAsIsAsync<T>(
        string name, Func<CancellationToken, Task<HttpResult<T>>> call, CancellationToken cancellationToken) =>
        RunAsync(Pipelines.Account, name, call, cancellationToken);

    private Task<T> RunAsync<T>(
        VenueLane lane,
        string name,
        Func<CancellationToken, Task<HttpResult<T>>> call,
        CancellationToken cancellationToken) => lane.RunAsync(
        name,
        async token =>
        {
            HttpResult<T> answer = await call(token);
            CircuitTrips.Show(lane.Circuit, answer, clock.GetUtcNow());
            lane.Took(answer.ResponseTime ?? TimeSpan.Zero);

            return answer.Success ? answer.Data : throw Classify(name, answer);
        },
        cancellationToken);

    private async Task<HttpResult<T>> MeteredAsync<T>(
        VenueRead read, Func<CancellationToken, Task<HttpResult<T>>> call, CancellationToken token)
    {
        if (await budget.TakeAsync(new RateNeed(read.Weight, 0, IsExit: false), token) is { } denial)
        {
            throw new NotAskedException($"{denial.Reason}, until {denial.Until:O}");
        }

        HttpResult<T> answer = await call(token);
        await budget.NoteAsync(RateReading.Of(answer, clock.GetUtcNow()), CancellationToken.None);

        return answer;
    }

    // A refusal of a read (a bad parameter) is our bug: trying again changes nothing. A clock, key or address that the
    // venue does not take is no bug: it may be mended outside. Nor is a symbol that was listed when it was chosen.
    private static Exception Classify<T>(string name, HttpResult<T> answer) => (answer.Error, Block(answer)) switch
    {
        (ClientRateLimitError ours, _) => new NotAskedException(AnswerClasses.Text(ours)),
        (CancellationRequestedError, _) => new OperationCanceledException($"{name} was cancelled."),
        _ when LastingRefusals.TextOf(answer) is { } lasting =>
            new OutsideTroubleException($"{name} failed: {lasting}") { IsLasting = true },
        (_, { } block) => new OutsideTroubleException($"{name} failed: {block}"),
        ({ Code: AnswerClasses.InvalidSymbol } unlisted, _) when IsRefusal(AnswerClasses.InvalidSymbol, answer) =>
            new UnlistedSymbolException(AnswerClasses.Text(unlisted)),
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

    /// <inheritdoc />
    public void Dispose() => Pipelines.Dispose();
}

/// <summary>A read with its price.</summary>
/// <param name="Name">What is asked, for messages.</param>
/// <param name="Weight">Request weight that Binance documents for it.</param>
public sealed record VenueRead(string Name, int Weight);
