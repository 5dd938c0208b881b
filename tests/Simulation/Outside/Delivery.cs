using Breakwater.Pipeline.Messages;

namespace Breakwater.Simulation.Outside;

/// <summary>One message in its queue.</summary>
public sealed class Delivery(OutgoingMessage message)
{
    public OutgoingMessage Message { get; } = message;

    /// <summary>How often it was handed out.</summary>
    public int Count { get; set; }

    public Instance? LockedBy { get; set; }

    public bool IsSettled { get; set; }

    public string? DeadBecause { get; set; }
}
