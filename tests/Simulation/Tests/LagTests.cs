using Breakwater.Domain.Execution;
using Breakwater.Simulation.Lives;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Tests;

/// <summary>What the venue says is about a moment that is over.</summary>
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

    [Fact]
    public async Task Query_AnswerOnItsWayForLongerThanTheGrace_DoesNotProveThatTheOrderIsNotThere()
    {
        World world = new();
        world.List("BTC");
        await world.ActiveAsync();
        world.Venue.FailSubmit(VenueFault.LostAndUnknown);
        PlantedVenue slow = new(world.Venue)
        {
            Answers = report =>
            {
                world.Clock.Advance(TradeEvents.VisibilityGrace * 2);

                return report;
            },
        };
        Driver driver = new(world, new PipelineRig(world, world.Market, slow));

        await driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await driver.StepAsync());
        Assert.True(await driver.StepAsync());

        Assert.Empty(world.Venue.Orders);
        Assert.Equal(LegState.Unknown, Assert.Single(await world.TradesAsync()).Entry!.State);
    }
}
