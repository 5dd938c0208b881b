using Breakwater.Functions.Composition;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Breakwater.Functions.Tests;

/// <summary>An app that is deployed with another account's key must not go on with the ledger of the first.</summary>
public sealed class StartNoticeTests
{
    [Fact]
    public async Task Start_SameAccount_Starts()
    {
        World world = await OpenedAsync();

        await NoticeOf(world).StartAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_AnotherAccount_StopsTheApp()
    {
        World world = await OpenedAsync();
        world.Venue.Rights = world.Venue.Rights with { Account = "account-2" };

        InvalidOperationException stop = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            NoticeOf(world).StartAsync(CancellationToken.None));

        Assert.Contains("account account-2", stop.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Start_KeyThatNoStartUpWouldTake_StartsSoThatPositionsAreWatched(bool canTrade, bool canWithdraw)
    {
        World world = await OpenedAsync();
        world.Venue.Rights = world.Venue.Rights with { CanTrade = canTrade, CanWithdraw = canWithdraw };

        await NoticeOf(world).StartAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_VenueDoesNotAnswer_StartsSoThatExitsGoOn()
    {
        World world = await OpenedAsync();
        world.Venue.KeyTrouble = new OutsideTroubleException("no answer");

        await NoticeOf(world).StartAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Start_Paper_AsksNobody()
    {
        World world = new();
        world.Venue.KeyTrouble = new InvalidOperationException("The key was asked for.");

        await NoticeOf(world).StartAsync(CancellationToken.None);
    }

    private static async Task<World> OpenedAsync()
    {
        World world = new() { Mode = TradingMode.Live };
        Assert.Null(await new LiveLedger(
            world.Settings, world.Venue, new PipelineRig(world).Book, world.Store, world.Clock)
            .OpenAsync(CancellationToken.None));

        return world;
    }

    private static StartNotice NoticeOf(World world)
    {
        PipelineRig rig = new(world);
        var events = new EventLog(NullLoggerFactory.Instance, world.Clock);

        return new StartNotice(
            world.Settings,
            new AccountCheck(
                world.Settings, world.Market, world.Venue, rig.Book, rig.Presets, world.Journal, events, world.Clock),
            events);
    }
}
