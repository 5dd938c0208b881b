using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Binance;

/// <summary>The budget that all instances share through a row.</summary>
/// <remarks>
/// An instance takes a chunk of the minute ahead, so that few requests cost a write, and no more is ever granted than
/// the limit less the margin, however the instances interleave. What the venue says in its headers bounds each of them
/// besides. A pause is written at once; the others see it when they next take a chunk, or within
/// <see cref="CachePeriod"/>. While the row cannot be reached nobody knows of the others: reads and entries stop, and
/// exits go on within half of the reserve.
/// </remarks>
public sealed class StoredRateBudget : IRateBudget, IDisposable
{
    /// <summary>How old what is known of the others may be.</summary>
    public static readonly TimeSpan CachePeriod = TimeSpan.FromSeconds(5);

    private const int Attempts = 8;
    private const int AttemptsOfExit = 64;
    private const string Contended = "too many instances change the rate budget at once";

    private readonly TimeProvider clock;
    private readonly RateTerms terms;
    private readonly RateLedger ledger;
    private readonly MemoryRateBudget own;
    private readonly MemoryRateBudget alone;
    private readonly RateLeases leases = new();
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<string, DateTimeOffset> unsaved = [];
    private RatePools pools;
    private DateTimeOffset readAgainAt;

    /// <summary>Shares with all who have the same terms and store.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is not 1 to 100.</exception>
    public StoredRateBudget(IStateStore store, TimeProvider clock, RateTerms terms, RateLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.SharePercent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms.SharePercent, 100);
        (this.clock, this.terms) = (clock, terms);
        ledger = new RateLedger(store, terms);
        own = new MemoryRateBudget(clock, limits);
        alone = new MemoryRateBudget(clock, LimitsAlone(limits, terms));
        pools = new RatePools(limits, terms.Account);
    }

    /// <inheritdoc />
    public RateUse Use
    {
        get
        {
            DateTimeOffset now = clock.GetUtcNow();

            return own.Use with
            {
                SharePercent = terms.SharePercent,
                Granted = pools.Weight.At(now).Max(index => ledger.Row.Granted(pools.Weight, index)),
                Alone = ledger.Trouble,
            };
        }
    }

    /// <inheritdoc />
    public async ValueTask<RateDenial?> TakeAsync(RateNeed need, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await RefreshAsync(cancellationToken);
            RateDenial? denial = own.Peek(need) ?? await LeaseAsync(need, cancellationToken);

            return denial ?? await own.TakeAsync(need, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask NoteAsync(RateReading reading, CancellationToken cancellationToken)
    {
        await own.NoteAsync(reading, cancellationToken);
        if (reading is { PausedUntil: null, OrdersPausedUntil: null })
        {
            return;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            Remember(pools.Weight, reading.PausedUntil);
            Remember(pools.Orders, reading.OrdersPausedUntil);
            await SavePausesAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Adopt(RateLimits limits)
    {
        own.Adopt(limits);
        alone.Adopt(LimitsAlone(limits, terms));
        pools = new RatePools(limits, terms.Account);
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    // Half of the reserve: two instances that know nothing of each other stay within it.
    private static RateLimits LimitsAlone(RateLimits limits, RateTerms terms) =>
        new(Part(limits.Weight, terms), Part(limits.Orders, terms), Part(limits.OrdersPerDay, terms));

    private static int Part(int limit, RateTerms terms) => limit * terms.SharePercent / 1000;

    // Seconds of an answer that is read a little later; and clocks that are ahead of ours end a pause sooner.
    private void Remember(RatePool pool, DateTimeOffset? until)
    {
        DateTimeOffset known = ledger.Row.PausedUntil(pool.Name) ?? DateTimeOffset.MinValue;
        if (until is { } told
            && told + RatePool.Blur > known
            && told + (2 * RatePool.Blur) > unsaved.GetValueOrDefault(pool.Name))
        {
            unsaved[pool.Name] = told + (2 * RatePool.Blur);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() >= readAgainAt)
        {
            await ReadAsync(cancellationToken);
        }

        await SavePausesAsync(cancellationToken);
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        readAgainAt = clock.GetUtcNow() + CachePeriod;
        if (!await ledger.ReadAsync(cancellationToken))
        {
            return false;
        }

        var pauses = new RateReading(
            null, null, null, ledger.Row.PausedUntil(pools.Weight.Name), ledger.Row.PausedUntil(pools.Orders.Name));
        await own.NoteAsync(pauses, cancellationToken);

        return true;
    }

    private async Task<RateDenial?> LeaseAsync(RateNeed need, CancellationToken cancellationToken)
    {
        RateCharge[] charges = [.. pools.Charges(need, clock.GetUtcNow())];
        var share = new RateShare(terms.SharePercent, need.IsExit);
        int attempts = need.IsExit ? AttemptsOfExit : Attempts;
        for (int attempt = 0; ledger.Trouble is null && attempt < attempts; attempt++)
        {
            if (leases.TryTake(charges, need.IsExit))
            {
                return null;
            }

            RateGrant grant = RateGrant.For(ledger.Row, charges, leases, share);
            if (grant.Denial is { } denial)
            {
                return denial;
            }

            if (await ledger.TryWriteAsync(grant.Row, cancellationToken))
            {
                grant.Leased.ToList().ForEach(lease => leases.Add(lease, need.IsExit));
            }
            else if (await ReadAsync(cancellationToken) && own.Peek(need) is { } told)
            {
                return told;
            }
        }

        return await AloneAsync(need, charges, cancellationToken);
    }

    private async Task<RateDenial?> AloneAsync(
        RateNeed need, IReadOnlyList<RateCharge> charges, CancellationToken cancellationToken)
    {
        if (ledger.Trouble is null || !need.IsExit)
        {
            return new RateDenial(ledger.Trouble ?? Contended, clock.GetUtcNow() + RatePool.Blur);
        }

        return leases.TryTake(charges, isExit: true) ? null : await alone.TakeAsync(need, cancellationToken);
    }

    private async Task SavePausesAsync(CancellationToken cancellationToken)
    {
        // While the row cannot be reached, only the next look at it may cost its time-out.
        for (int attempt = 0; unsaved.Count > 0 && ledger.Trouble is null && attempt < Attempts; attempt++)
        {
            RateRow next = unsaved.Aggregate(ledger.Row, (row, pause) => row.Pause(pause.Key, pause.Value));
            if (await ledger.TryWriteAsync(next, cancellationToken))
            {
                unsaved.Clear();
            }
            else if (!await ReadAsync(cancellationToken))
            {
                return;
            }
        }
    }
}
