using Breakwater.Simulation.Lives;

namespace Breakwater.Simulation.Tests;

/// <summary>The venue cannot cancel a stop that was filled, and its copy shows it open for some seconds.</summary>
public sealed class LagTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Exit_StopFilledAndStillShownOpen_IsNotCancelledOverAndOver(int seconds)
    {
        LifeReport life = Life.Live(new LifePlan
        {
            Moments = [Moment.Entry, Moment.Exit],
            StopLag = TimeSpan.FromSeconds(seconds),
            KeepsTrace = true,
        });

        Assert.Empty(life.Violations);
        Assert.Equal(1, life.Closed);
        Assert.InRange(life.Trace.Count(line => line.Contains(" cancel bw-", StringComparison.Ordinal)), 1, 4);
    }
}
