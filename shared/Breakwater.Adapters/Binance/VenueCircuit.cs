using Polly.CircuitBreaker;

namespace Breakwater.Adapters.Binance;

/// <summary>A circuit breaker that some answers trip at once.</summary>
/// <remarks>
/// Its failure rate is watched on the real clock, as waits for the network are. Who was tripped is let through again
/// when the time is over, by the clock of bans and pauses; the same answer trips it again.
/// </remarks>
internal sealed class VenueCircuit(string name, TimeProvider clock)
{
    /// <summary>How long it stays open before a probe is let through.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private DateTimeOffset trippedUntil;
    private string? reason;

    /// <summary>Watches the failure rate.</summary>
    public CircuitBreakerStateProvider Provider { get; } = new();

    /// <summary>Closed, Open or HalfOpen.</summary>
    public string State
    {
        get
        {
            lock (gate)
            {
                return reason is null ? Provider.CircuitState.ToString()
                    : trippedUntil > clock.GetUtcNow() ? nameof(CircuitState.Open)
                    : nameof(CircuitState.HalfOpen);
            }
        }
    }

    /// <summary>What tripped it and until when it is open; null when it was not tripped.</summary>
    public string? Tripped
    {
        get
        {
            lock (gate)
            {
                return trippedUntil > clock.GetUtcNow() ? $"{reason}, until {trippedUntil:O}" : null;
            }
        }
    }

    /// <summary>Opens it until <paramref name="until"/>, or for <see cref="Break"/>.</summary>
    public void Trip(string because, DateTimeOffset? until)
    {
        lock (gate)
        {
            DateTimeOffset end = until ?? clock.GetUtcNow() + Break;
            (reason, trippedUntil) = (because, end > trippedUntil ? end : trippedUntil);
        }
    }

    /// <summary>An answer came that trips nothing.</summary>
    public void Restore()
    {
        lock (gate)
        {
            reason = trippedUntil > clock.GetUtcNow() ? reason : null;
        }
    }

    /// <summary>Lets through or throws.</summary>
    /// <exception cref="NotAskedException">It was tripped.</exception>
    public void Admit()
    {
        if (Tripped is { } tripped)
        {
            throw new NotAskedException($"the circuit {name} is open: {tripped}");
        }
    }
}
