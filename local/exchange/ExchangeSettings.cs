namespace Breakwater.Local.Exchange;

/// <summary>What the command line can say.</summary>
public sealed record ExchangeSettings
{
    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>A folder of candle files; null makes a synthetic market.</summary>
    public string? ReplayFolder { get; init; }

    /// <summary>A recorded exchangeInfo, whose symbols take their filters and more from it; null for none.</summary>
    public string? ExchangeInfoFile { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Days of history before the start, when no start is given; by default 10 or half of the data.</summary>
    public int? HistoryDays { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>Coins of the synthetic market; by default those with a profile of their own.</summary>
    public int? Symbols { get; init; }

    public bool NoLimits { get; init; }

    /// <summary>The clock runs by itself in real time instead of being set.</summary>
    public bool RunsInRealTime { get; init; }
}
