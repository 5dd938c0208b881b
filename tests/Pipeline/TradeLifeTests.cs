using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Laws 1, 3 and 5 over a whole trade: crash anywhere, any order, twice.</summary>
public sealed class TradeLifeTests
{
    [Fact]
    public async Task Life_NothingFails_EndsFlatWithEveryPartSold()
    {
        TradeLife life = await TradeLife.BeginAsync();

        await LiveAsync(life);

        await life.AssertFlatAsync();
        Trade trade = await life.TradeAsync();
        Assert.Equal(2, trade.TargetsDone);
        Assert.Equal(11.428m, Sold(trade, LegKind.Target, 1));
        Assert.Equal(8.571m, Sold(trade, LegKind.Target, 2));
        Assert.Equal(108m, trade.StopPrice);
        Assert.Equal(trade.BoughtQuantity * 0.001m, trade.Purchases.Sum(fill => fill.Commission));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("SeedDefect", "7")]
    public async Task Life_CrashAtAnyPortCall_EndsTheSame(bool afterTheCall)
    {
        TradeLife whole = await TradeLife.BeginAsync(new CrashPlan());
        PipelineRig counted = whole.Driver.Rig;
        await LiveAsync(whole);
        Assert.InRange(counted.Crash.Calls, 100, 5_000);

        List<string> failures = [];
        for (int call = 1; call <= counted.Crash.Calls; call++)
        {
            CrashPlan crash = new() { CrashAt = call, AfterTheCall = afterTheCall };
            TradeLife life = await TradeLife.BeginAsync(crash);
            string? failure = await Failure.OfAsync(async () =>
            {
                await LiveAsync(life);
                await life.AssertFlatAsync();
                Assert.NotNull(crash.DiedAt);
            });
            if (failure is not null)
            {
                failures.Add($"call {call} ({crash.DiedAt}): {failure}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join('\n', failures.Take(5)));
    }

    [Fact]
    public async Task Life_EveryMessageTwice_EndsTheSame()
    {
        TradeLife once = await TradeLife.BeginAsync();
        TradeLife twice = await TradeLife.BeginAsync(copies: 2);

        await LiveAsync(once);
        await LiveAsync(twice);

        await twice.AssertFlatAsync();
        Assert.Equal(
            once.World.Venue.Orders.Select(order => (order.ClientOrderId, order.Quantity)),
            twice.World.Venue.Orders.Select(order => (order.ClientOrderId, order.Quantity)));
        Assert.Equal((await once.TradeAsync()).Result(), (await twice.TradeAsync()).Result());
    }

    [Fact]
    public async Task Life_NewestMessageFirst_EndsFlat()
    {
        TradeLife life = await TradeLife.BeginAsync(order: DeliveryOrder.NewestFirst, copies: 2);

        await LiveAsync(life);

        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Life_EveryMessageAgainAtTheEnd_ChangesNothing()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await LiveAsync(life);
        int orders = life.World.Venue.Orders.Count;

        await life.World.Bus.SendAsync([.. life.World.Bus.Sent.Reverse()], CancellationToken.None);
        await life.Driver.QuietAsync();

        Assert.Equal(orders, life.World.Venue.Orders.Count);
        await life.AssertFlatAsync();
    }

    [Fact]
    public async Task Life_QueueLosesEveryMessage_ReconcileCarriesOn()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await life.Driver.SignalAsync(TestRules.Signal("BTC"));
        Assert.True(await life.Driver.StepAsync());
        life.World.Bus.LoseAll();

        await life.Driver.RecoverAsync();

        Assert.Equal(TradeStatus.Open, (await life.TradeAsync()).Status);
        await life.AssertAtRestAsync();
    }

    [Fact]
    public async Task Archive_HalfAnHourAfterTheEnd_KeepsTheTradeInTheHistoryOnce()
    {
        TradeLife life = await TradeLife.BeginAsync();
        await LiveAsync(life);

        life.World.Clock.Advance(TimeSpan.FromMinutes(40));
        await life.Driver.RecoverAsync();

        Assert.Empty(await life.World.TradesAsync());
        Assert.Single((await life.Driver.Rig.Reports.TradesAsync(null, 10, CancellationToken.None)).Items);
        Assert.Equal(0m, (await life.Driver.Rig.Reports.PerformanceAsync(CancellationToken.None)).Difference);
    }

    internal static async Task LiveAsync(TradeLife life)
    {
        foreach (string moment in TradeLife.Moments)
        {
            await life.ToAsync(moment);
            await life.Driver.RecoverAsync(2);
            await life.AssertAtRestAsync();
        }
    }

    private static decimal Sold(Trade trade, LegKind kind, int number) =>
        trade.Legs.Where(leg => leg.Kind == kind && leg.Target == number).Sum(leg => leg.FilledQuantity);
}
