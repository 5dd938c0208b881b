using Breakwater.Adapters.Binance;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>Instances that share a budget, over a store that counts, fails and lets others come in between.</summary>
internal sealed class RateBed
{
    public static readonly RateNeed Read = new(2, 0, IsExit: false);
    public static readonly RateNeed Exit = new(1, 1, IsExit: true);
    public static readonly RateNeed Entry = new(1, 1, IsExit: false);

    public RateBed(int sharePercent = 100, RateLimits? limits = null)
    {
        Terms = new RateTerms("test", "account", sharePercent);
        Limits = limits ?? new RateLimits(1000, 100, 1000);
        Store = new TroubledStore(Rows);
    }

    public MemoryStore Rows { get; } = new();

    public TroubledStore Store { get; }

    public RateTerms Terms { get; }

    public RateLimits Limits { get; }

    public VirtualClock Clock { get; } = new(TestRules.Start.AddSeconds(10));

    public StoredRateBudget Instance(TimeSpan ahead = default, IStateStore? store = null) =>
        new(store ?? Store, ahead == default ? Clock : new AheadClock(Clock, ahead), Terms, Limits);

    /// <summary>Takes until it is denied; how much was granted.</summary>
    public static async Task<int> DrainAsync(IRateBudget budget, RateNeed need)
    {
        int sum = 0;
        while (await budget.TakeAsync(need, default) is null)
        {
            sum += need.Weight;
        }

        return sum;
    }

    public static ValueTask PauseAsync(IRateBudget budget, DateTimeOffset until) =>
        budget.NoteAsync(new RateReading(null, null, null, until, null), default);

    /// <summary>A clock that is off by a constant.</summary>
    internal sealed class AheadClock(TimeProvider inner, TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + ahead;
    }
}

/// <summary>A store that counts what it is asked, yields at each call and can be down.</summary>
internal sealed class TroubledStore(IStateStore inner) : IStateStore
{
    public bool IsDown { get; set; }

    /// <summary>Answers commits by throwing after they were carried out.</summary>
    public bool LosesAnswers { get; set; }

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public async Task<Row?> FindAsync(Partition partition, string key, CancellationToken cancellationToken)
    {
        Reads++;
        await StepAsync();

        return await inner.FindAsync(partition, key, cancellationToken);
    }

    public Task<IReadOnlyList<Row>> ListAsync(
        Partition partition, string prefix, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<Row>> PageAsync(
        Partition partition, string? after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public async Task<bool> CommitAsync(
        Partition partition, IReadOnlyList<Write> writes, CancellationToken cancellationToken)
    {
        Writes++;
        await StepAsync();
        bool done = await inner.CommitAsync(partition, writes, cancellationToken);
        await StepAsync();

        return LosesAnswers ? throw new OutsideTroubleException("The answer was lost.") : done;
    }

    private async Task StepAsync()
    {
        await Task.Yield();
        if (IsDown)
        {
            throw new OutsideTroubleException("Storage is down.");
        }
    }
}
