using CryptoExchange.Net.Objects;
using Polly.CircuitBreaker;

namespace Breakwater.Adapters.Binance;

/// <summary>Makes signed requests, each once, within the rate budget.</summary>
/// <remarks>
/// The one repetition is after -1021: the venue has looked at nothing but the clock then, and the client measures it
/// anew before its next signed request. Orders that open something stop while their circuit is open.
/// </remarks>
internal sealed class SignedVenueCalls(IRateBudget budget, TimeProvider clock, VenuePipelines pipelines)
{
    private const string Venue = "Binance";

    public async Task<HttpResult<T>> SendAsync<T>(
        RateNeed need, Func<Task<HttpResult<T>>> call, CancellationToken cancellationToken)
    {
        HttpResult<T> answer = await SendOnceAsync(need, call, cancellationToken);

        return IsClockOff(answer) ? await SendOnceAsync(need, call, cancellationToken) : answer;
    }

    public async Task<HttpResult<T>> SendOnceAsync<T>(
        RateNeed need, Func<Task<HttpResult<T>>> call, CancellationToken cancellationToken)
    {
        if (await budget.TakeAsync(need, cancellationToken) is { } denial)
        {
            return HttpResult.Fail<T>(
                Venue, new ClientRateLimitError(denial.Reason) { RetryAfter = denial.Until.UtcDateTime });
        }

        HttpResult<T> answer = need is { Orders: > 0, IsExit: false } ? await EnterAsync(call) : await call();

        // What the answer says holds whether or not the caller still waits.
        await budget.NoteAsync(RateReading.Of(answer, clock.GetUtcNow()), CancellationToken.None);

        return answer;
    }

    private async Task<HttpResult<T>> EnterAsync<T>(Func<Task<HttpResult<T>>> call)
    {
        if (pipelines.EntryCircuit.Tripped is { } tripped)
        {
            return Refused<T>(tripped);
        }

        try
        {
            HttpResult<T> answer = await pipelines.Entries.ExecuteAsync(
                async _ => await call(), CancellationToken.None);
            CircuitTrips.Show(pipelines.EntryCircuit, answer, clock.GetUtcNow());

            return answer;
        }
        catch (BrokenCircuitException)
        {
            return Refused<T>("too many were not answered");
        }
    }

    private static HttpResult<T> Refused<T>(string why) =>
        HttpResult.Fail<T>(Venue, new ClientRateLimitError($"the circuit for entries is open: {why}"));

    public static bool IsClockOff<T>(HttpResult<T> answer) => answer.Error?.Code is AnswerClasses.InvalidTimestamp;
}
