namespace Breakwater.Pipeline.Ports;

/// <summary>
/// Tells open dashboards what changed. Best effort: the stored state is the truth, and a failure is not raised.
/// </summary>
public interface IPushChannel
{
    /// <summary>Sends <paramref name="payload"/> to everyone who listens.</summary>
    Task PublishAsync(PushKind kind, object payload, CancellationToken cancellationToken);
}

/// <summary>What a push is about; the wire name is the upper-case form.</summary>
public enum PushKind
{
    /// <summary>Nothing; never sent.</summary>
    None = 0,

    /// <summary>HEARTBEAT: the bot's state.</summary>
    Heartbeat,

    /// <summary>ENGINE_UPDATE: a state change of the engine.</summary>
    EngineUpdate,

    /// <summary>ORDER_UPDATE: an order changed.</summary>
    OrderUpdate,

    /// <summary>POSITION_UPDATE: a position changed or closed.</summary>
    PositionUpdate,

    /// <summary>SIGNAL: a breakout was found.</summary>
    Signal,

    /// <summary>RISK_ALERT: something needs the operator.</summary>
    RiskAlert,
}
