namespace Breakwater.Local.Functions;

/// <summary>A trigger that the lockstep loop runs, one invocation at a time.</summary>
internal interface ILockstepSource
{
    /// <summary>Queues (0) go before timers (1).</summary>
    int Rank { get; }

    /// <summary>Settles ties between sources of one rank that are due at the same instant.</summary>
    string Tie { get; }

    /// <summary>When there is work; at or before now means at once, null means never as things are.</summary>
    DateTimeOffset? Due { get; }

    /// <summary>When <see cref="KeepAliveAsync"/> must be called if the invocation still runs then.</summary>
    DateTimeOffset? KeepAliveDue { get; }

    /// <summary>Runs one invocation to its end. Does not throw for a function's own failure.</summary>
    Task RunOneAsync(CancellationToken token);

    Task KeepAliveAsync();
}
