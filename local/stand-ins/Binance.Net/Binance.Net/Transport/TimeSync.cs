using Breakwater.Local.Clock;
using CryptoExchange.Net.Objects;

namespace Binance.Net.Transport;

/// <summary>How far the exchange's clock is ahead of ours.</summary>
internal sealed class TimeSync
{
    private static readonly TimeSpan Negligible = TimeSpan.FromMilliseconds(500);

    private readonly Lock gate = new();
    private Measured? measured;
    private Task measuring = Task.CompletedTask;

    public TimeSpan Offset => Volatile.Read(ref measured)?.Offset ?? TimeSpan.Zero;

    /// <summary>Makes the next signed request measure again.</summary>
    public void Forget() => Volatile.Write(ref measured, null);

    /// <summary>Measures when that was never done, or too long ago; without an answer all stays as it is.</summary>
    public async Task CheckAsync(TimeSpan interval, Func<Task<HttpResult<DateTime>>> ask, CancellationToken ct)
    {
        if (IsFresh(interval))
        {
            return;
        }

        // One measures for all who wait, so it is not ended by one who gives up.
        Task one;
        lock (gate)
        {
            one = measuring = measuring.IsCompleted && !IsFresh(interval) ? MeasureAsync(ask) : measuring;
        }

        await one.WaitAsync(ct);
    }

    private async Task MeasureAsync(Func<Task<HttpResult<DateTime>>> ask)
    {
        DateTime before = ProcessClock.Current.GetUtcNow().UtcDateTime;
        HttpResult<DateTime> answer = await ask();
        DateTime after = ProcessClock.Current.GetUtcNow().UtcDateTime;
        if (answer.Success)
        {
            TimeSpan offset = answer.Data - before - ((after - before) / 2);
            bool isNegligible = offset > TimeSpan.Zero && offset < Negligible;
            Volatile.Write(ref measured, new Measured(isNegligible ? TimeSpan.Zero : offset, after));
        }
    }

    private bool IsFresh(TimeSpan interval) =>
        Volatile.Read(ref measured) is { } last && ProcessClock.Current.GetUtcNow().UtcDateTime - last.At < interval;

    private sealed record Measured(TimeSpan Offset, DateTime At);
}
