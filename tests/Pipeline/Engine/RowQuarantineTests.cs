using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Engine;

/// <summary>
/// A row that cannot be read is put aside; what it stood for is made anew only where that is no guess.
/// </summary>
public sealed class RowQuarantineTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"another"}""")]
    [InlineData("another")]
    public async Task Trade_RowIsCorrupt_IsMadeAnewFromItsEvents(string text)
    {
        TradeLife life = await TradeLife.OpenAsync();
        Row before = await TradeRowAsync(life);
        text = text == "another" ? before.Json.Replace("\"id\":\"t", "\"id\":\"u", StringComparison.Ordinal) : text;

        await WriteAsync(life, before, text);
        await life.Driver.ManageAsync();

        Assert.Equal(before.Json, (await TradeRowAsync(life)).Json);
        Assert.Equal(text, Assert.Single(await AsideAsync(life, life.World.Settings.Places.Trading)).Json);
        Assert.Single(life.World.Push.Published, push => push.Payload is RiskAlert { Kind: "corrupt" });
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
        await life.AssertAtRestAsync();
        life.World.Price(life.Symbol, 97m);
        await life.Driver.RecoverAsync(1);
        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Trade_RowIsCorruptWhenItsMessageComes_IsCarriedOn()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await life.Driver.StepAsync());

        await WriteAsync(life, await TradeRowAsync(life), "{");
        await life.Driver.QuietAsync();

        await life.AssertAtRestAsync();
        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
    }

    [Fact]
    public async Task Trade_ItsEventsAreCorruptToo_IsPutAsideAndTheOthersGoOn()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.List("ETH");
        await life.Driver.SignalAsync(TestRules.Signal("ETH"));
        await life.Driver.QuietAsync();
        await CorruptWithEventsAsync(life, "BTC");

        life.World.Price(Domain.Markets.Symbol.Of("ETHUSDT"), 97m);
        await life.Driver.RecoverAsync(2);

        Trade other = await life.TradeAsync();
        Assert.Equal(("ETH", TradeStatus.Closed), (other.Instrument.BaseAsset, other.Status));
        Assert.Equal("BTCUSDT", Assert.Single(life.World.Venue.Resting).Symbol.Value);
        Assert.Equal(TradingState.Halted, (await life.ControlAsync()).Trading);
        Assert.Contains(life.World.Journal.Entries, entry => entry.Outcome == "corrupt");
        await life.Driver.CommandAsync(BotCommand.Resume);
        await life.Driver.RecoverAsync(1);
        Assert.Equal(TradingState.Active, (await life.ControlAsync()).Trading);
    }

    [Fact]
    public async Task Trade_CrashAtEveryPortCallWhileItIsPutAside_HaltsBeforeItIsGone()
    {
        CrashPlan counted = new();
        await PutAsideAsync(counted);
        Assert.InRange(counted.Calls, 8, 200);
        for (int call = 1; call <= counted.Calls; call++)
        {
            TradeLife life = await PutAsideAsync(new CrashPlan { CrashAt = call });
            bool isGone = (await life.World.Store.ListAsync(
                life.World.Settings.Places.Trading, Places.TradePrefix, CancellationToken.None)).Count == 0;
            Assert.True(!isGone || (await life.ControlAsync()).MismatchHalts, $"call {call}");

            await life.Driver.RecoverAsync(1);

            Assert.Single(await AsideAsync(life, life.World.Settings.Places.Trading));
            Assert.True((await life.ControlAsync()).MismatchHalts);
        }
    }

    [Theory]
    [InlineData("outbox:zzz")]
    [InlineData("outbox:journal:zzz")]
    public async Task Outbox_RowIsCorrupt_TheOthersArePassedOn(string key)
    {
        TradeLife life = await TradeLife.OpenAsync();
        Partition partition = life.World.Settings.Places.Engine;
        await life.World.Store.CommitAsync(
            partition, [new Write(WriteKind.Insert, key, "{", null)], CancellationToken.None);

        await life.Driver.TryAsync(rig => rig.Cycle.RelayOutboxAsync(CancellationToken.None));

        Assert.EndsWith(key, Assert.Single(await AsideAsync(life, partition)).Key, StringComparison.Ordinal);
        Assert.Empty(await life.World.Store.ListAsync(
            partition, Committer.OutboxPrefix, CancellationToken.None));
    }

    [Fact]
    public async Task Comparison_IsCorrupt_BeginsAnew()
    {
        TradeLife life = await TradeLife.OpenAsync();
        await life.Driver.RecoverAsync(1);
        Partition partition = life.World.Settings.Places.Engine;
        Row row = (await life.World.Store.FindAsync(partition, Places.ComparisonKey, CancellationToken.None))!;
        await WriteAsync(life, row, "{", partition);

        await life.Driver.TryAsync(rig => rig.Cycle.ReconcileAsync(CancellationToken.None));

        Assert.Single(await AsideAsync(life, partition));
        Row anew = (await life.World.Store.FindAsync(partition, Places.ComparisonKey, CancellationToken.None))!;
        Assert.Equal(row.Json, anew.Json);
    }

    [Fact]
    public async Task Ledger_IsCorrupt_IsLeftAsItIsAndNamed()
    {
        TradeLife life = await TradeLife.OpenAsync();
        Partition partition = life.World.Settings.Places.Trading;
        Row row = (await life.World.Store.FindAsync(partition, Places.PortfolioKey, CancellationToken.None))!;
        await WriteAsync(life, row, "{");

        CorruptRowException trouble = await Assert.ThrowsAsync<CorruptRowException>(
            () => life.Driver.Rig.Cycle.ReconcileAsync(CancellationToken.None));

        Assert.Contains("portfolio is no Portfolio", trouble.Message, StringComparison.Ordinal);
        Assert.Empty(await AsideAsync(life, partition));
    }

    // The life runs in a process that lives; the look that finds the row in one that may die.
    private static async Task<TradeLife> PutAsideAsync(CrashPlan crash)
    {
        TradeLife life = await TradeLife.OpenAsync();
        await CorruptWithEventsAsync(life, "BTC");
        Driver driver = new(life.World, new PipelineRig(life.World, crash));
        await driver.TryAsync(rig => rig.Cycle.ManagePositionsAsync(CancellationToken.None));

        return life;
    }

    private static async Task CorruptWithEventsAsync(TradeLife life, string asset)
    {
        Trade trade = (await life.World.TradesAsync()).Single(trade => trade.Instrument.BaseAsset == asset);
        Partition partition = life.World.Settings.Places.Trading;
        foreach (string key in new[] { Places.TradeKey(trade.Id), Places.EventKey(trade.Id, 2) })
        {
            Row row = (await life.World.Store.FindAsync(partition, key, CancellationToken.None))!;
            await WriteAsync(life, row, row.Json[..(row.Json.Length / 2)]);
        }
    }

    private static async Task<Row> TradeRowAsync(TradeLife life) => Assert.Single(await life.World.Store.ListAsync(
        life.World.Settings.Places.Trading, Places.TradePrefix, CancellationToken.None));

    private static Task<IReadOnlyList<Row>> AsideAsync(TradeLife life, Partition partition) =>
        life.World.Store.ListAsync(partition, Places.CorruptPrefix, CancellationToken.None);

    private static async Task WriteAsync(TradeLife life, Row row, string text, Partition? partition = null) =>
        Assert.True(await life.World.Store.CommitAsync(
            partition ?? life.World.Settings.Places.Trading,
            [new Write(WriteKind.Replace, row.Key, text, row.Version)],
            CancellationToken.None));
}
