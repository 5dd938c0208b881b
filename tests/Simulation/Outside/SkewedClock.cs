namespace Breakwater.Simulation.Outside;

/// <summary>The clock of one process.</summary>
public sealed class SkewedClock(TimeProvider exact, Instance instance) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => exact.GetUtcNow() + instance.Skew;
}
