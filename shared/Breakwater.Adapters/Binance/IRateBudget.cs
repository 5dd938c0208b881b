namespace Breakwater.Adapters.Binance;

/// <summary>What the venue still lets be asked: request weight per address, orders per account.</summary>
public interface IRateBudget
{
    /// <summary>What is used, for health.</summary>
    RateUse Use { get; }

    /// <summary>Takes <paramref name="need"/> out of the budget.</summary>
    /// <returns>Null when the request may be made; otherwise why it may not, and until when.</returns>
    ValueTask<RateDenial?> TakeAsync(RateNeed need, CancellationToken cancellationToken);

    /// <summary>Takes over what an answer says about the limits.</summary>
    ValueTask NoteAsync(RateReading reading, CancellationToken cancellationToken);

    /// <summary>Takes over the limits that the venue publishes.</summary>
    void Adopt(RateLimits limits);
}

/// <summary>What one request costs.</summary>
/// <param name="Weight">Request weight.</param>
/// <param name="Orders">Orders that it places.</param>
/// <param name="IsExit">
/// Whether it may use the reserve: it makes a position smaller, or tells what became of one.
/// </param>
public sealed record RateNeed(int Weight, int Orders, bool IsExit);

/// <summary>Why a request may not be made now.</summary>
/// <param name="Reason">In plain words.</param>
/// <param name="Until">When it may be tried again.</param>
public sealed record RateDenial(string Reason, DateTimeOffset Until);

/// <summary>What is used of each limit.</summary>
/// <param name="Weight">Request weight of this minute.</param>
/// <param name="Orders">Orders of these ten seconds.</param>
/// <param name="OrdersToday">Orders of this day, UTC.</param>
/// <param name="Limits">What is allowed.</param>
/// <param name="PausedUntil">Until when nothing may be asked; null when nothing is paused.</param>
/// <param name="OrdersPausedUntil">Until when no order may be placed; null when nothing is paused.</param>
public sealed record RateUse(
    int Weight,
    int Orders,
    int OrdersToday,
    RateLimits Limits,
    DateTimeOffset? PausedUntil,
    DateTimeOffset? OrdersPausedUntil)
{
    /// <summary>How much of the limits is this deployment's, per cent.</summary>
    public int SharePercent { get; init; } = 100;

    /// <summary>Weight of this minute that all instances together have taken for themselves.</summary>
    public int Granted { get; init; }

    /// <summary>Why the instances cannot share at the moment; null when they do.</summary>
    public string? Alone { get; init; }

    /// <summary>Weight that reads and entries may use in a minute.</summary>
    public int ForReads => new RateShare(SharePercent, IsExit: false).Of(Limits.Weight);

    /// <summary>Weight that is kept for exits on top.</summary>
    public int Reserve => new RateShare(SharePercent, IsExit: true).Of(Limits.Weight) - ForReads;
}

/// <summary>What the venue allows; the defaults are the smallest that Binance has published since 2024.</summary>
/// <param name="Weight">Request weight per minute and address.</param>
/// <param name="Orders">Orders per ten seconds and account.</param>
/// <param name="OrdersPerDay">Orders per day, UTC, and account.</param>
public sealed record RateLimits(int Weight = 6000, int Orders = 50, int OrdersPerDay = 160_000);
