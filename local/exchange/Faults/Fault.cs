namespace Breakwater.Local.Exchange.Faults;

/// <summary>A fault and for whom and how long it holds. What is null or empty applies to all.</summary>
public sealed record Fault(long Id, FaultKind Kind)
{
    public string? Method { get; init; }

    /// <summary>Beginning of the paths it concerns.</summary>
    public string Path { get; init; } = "/api/";

    public string? Symbol { get; init; }

    /// <summary>The request is processed and only its answer goes wrong.</summary>
    public bool IsAfter { get; init; }

    /// <summary>Virtual time from which it no longer holds.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>
    /// Milliseconds of virtual time: how long an order hides or stalls, and after which a limit without an end of its
    /// own says to come again.
    /// </summary>
    public long Delay { get; init; }

    /// <summary>Milliseconds of real time without an answer.</summary>
    public int Hold { get; init; }

    public decimal Fraction { get; init; } = 0.5m;

    /// <summary>Left to happen; null for as often as asked.</summary>
    public int? Count { get; set; }

    public int Happened { get; set; }

    /// <summary>The request breaks a limit, whatever was used of it.</summary>
    public bool IsLimit => Kind is FaultKind.TooMuchWeight or FaultKind.TooManyOrders or FaultKind.Banned;

    public bool IsOfAnswers => Kind is >= FaultKind.Timeout and <= FaultKind.Silence;
}
