using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>What the journal is to say is stored with the change, so whoever comes later can tell it.</summary>
public sealed class JournalOutboxTests
{
    private readonly World world = new();

    [Fact]
    public async Task Life_JournalCannotBeReached_GoesOnAndIsToldLater()
    {
        var journal = new ClosedJournal(world.Journal);
        Driver driver = await EnterAsync(journal);
        journal.IsClosed = true;

        world.Price(Domain.Markets.Symbol.Of("BTCUSDT"), 104.5m);
        await driver.ManageAsync();

        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.Equal(1, trade.TargetsDone);
        Assert.True(TradeSteps.IsCovered(trade));
        Assert.Equal(0, Told(trade, JournalStage.Position));

        journal.IsClosed = false;
        await driver.RecoverAsync(1);

        Assert.Equal(1, Told(trade, JournalStage.Position));
        Leg[] settled = [.. trade.Legs.Where(leg => !leg.IsOpen || leg.State is LegState.Accepted)];
        Assert.NotEmpty(settled);
        Assert.All(settled, leg => Assert.Contains(
            world.Journal.Entries, entry => entry.Key.Cause == $"{leg.ClientOrderId}-{leg.State}"));
        Assert.Empty(await OutboxAsync());
    }

    [Fact]
    public async Task Relay_RunTwiceAtOnce_TellsEachEntryAndLeavesNothing()
    {
        Driver driver = await EnterAsync(new ClosedJournal(world.Journal));
        Assert.NotEmpty(await OutboxAsync());

        await Task.WhenAll(
            driver.Rig.Cycle.RelayOutboxAsync(CancellationToken.None),
            new PipelineRig(world).Cycle.RelayOutboxAsync(CancellationToken.None));

        Assert.Empty(await OutboxAsync());
        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.Equal(2, Told(trade, JournalStage.Execution));
    }

    private async Task<Driver> EnterAsync(IJournal journal)
    {
        world.List("BTC");
        await world.ActiveAsync();
        Driver driver = new(world, new PipelineRig(new RigPorts(
            world.Settings, world.Store, world.Bus, journal, world.Push, world.Market, world.Venue, world.Clock)));
        await driver.SignalAsync(TestRules.Signal("BTC"));
        await driver.QuietAsync();

        return driver;
    }

    private int Told(Trade trade, JournalStage stage) => world.Journal.Entries.Count(entry =>
        entry.Key.Stage == stage && entry.CorrelationId == trade.CorrelationId);

    private Task<IReadOnlyList<Row>> OutboxAsync() => world.Store.ListAsync(
        world.Settings.Places.Trading, Committer.OutboxPrefix, CancellationToken.None);

    private sealed class ClosedJournal(IJournal inner) : IJournal
    {
        public bool IsClosed { get; set; }

        public Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
            Open().WriteAsync(entries, cancellationToken);

        public Task<JournalEntry?> FindAsync(JournalKey key, CancellationToken cancellationToken) =>
            Open().FindAsync(key, cancellationToken);

        private IJournal Open() => IsClosed ? throw new OutsideTroubleException("The journal is closed.") : inner;
    }
}
