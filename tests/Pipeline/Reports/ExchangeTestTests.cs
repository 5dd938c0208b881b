using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Reports;

public sealed class ExchangeTestTests
{
    [Fact]
    public async Task Run_AllIsWell_PassesEachStepWithItsNumbers()
    {
        ExchangeTestReport report = await RunAsync(MakeWorld());

        Assert.True(report.Passed);
        Assert.Equal(TradingMode.Paper, report.Mode);
        Assert.Equal(
            ["clock", "instruments", "key", "balances", "open orders"], report.Steps.Select(step => step.Name));
        Assert.Equal("1 of 1 are traded against USDT", report.Steps[1].Detail);
        Assert.Equal("0 orders rest", report.Steps[4].Detail);
    }

    [Fact]
    public async Task Run_ClockIsFarOff_FailsThatStepAlone()
    {
        World world = MakeWorld();
        world.Market.ClockAhead = TimeSpan.FromSeconds(-3);

        ExchangeTestReport report = await RunAsync(world);

        ExchangeTestStep failed = Assert.Single(report.Steps, step => !step.Passed);
        Assert.Equal(("clock", "-3000 ms ahead of ours"), (failed.Name, failed.Detail));
        Assert.False(report.Passed);
    }

    [Fact]
    public async Task Run_VenueDoesNotAnswer_SaysWhyAndAsksTheRest()
    {
        World world = MakeWorld();
        world.Venue.IsDown = true;

        ExchangeTestReport report = await RunAsync(world);

        Assert.Equal([true, true], report.Steps.Take(2).Select(step => step.Passed));
        Assert.Equal((false, "The venue is down."), (report.Steps[3].Passed, report.Steps[3].Detail));
        Assert.Equal((false, "The venue is down."), (report.Steps[4].Passed, report.Steps[4].Detail));
    }

    [Fact]
    public async Task Run_NothingIsListed_Fails() =>
        Assert.Equal((false, "0 of 0 are traded against USDT"), Second(await RunAsync(new World())));

    private static (bool Passed, string Detail) Second(ExchangeTestReport report) =>
        (report.Steps[1].Passed, report.Steps[1].Detail);

    private static World MakeWorld()
    {
        World world = new();
        world.List("BTC");

        return world;
    }

    private static Task<ExchangeTestReport> RunAsync(World world) =>
        new ExchangeTest(world.Settings, world.Market, world.Venue, world.Clock).RunAsync(CancellationToken.None);
}
