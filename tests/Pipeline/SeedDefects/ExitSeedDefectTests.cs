using Breakwater.Domain.Execution;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>Defect 2 of the seed: exits changed memory only, no order was sent.</summary>
public sealed class ExitSeedDefectTests
{
    [Theory]
    [InlineData("target-1", LegKind.Target)]
    [InlineData("stop", LegKind.Stop)]
    public async Task Defect2_ExitDecision_IsOneAcceptedSell(string moment, LegKind kind)
    {
        TradeLife life = await TradeLife.OpenAsync();
        int before = Sells(life);
        if (moment == "stop")
        {
            life.World.Price(life.Symbol, 97.9m);
            await life.Driver.ManageAsync();
        }
        else
        {
            await life.ToAsync(moment);
        }

        Trade trade = await life.TradeAsync();
        Assert.Single(trade.Legs, leg => leg.Kind == kind && leg.State is LegState.Filled);
        Assert.Equal(before + 1, Sells(life));
    }

    [Fact]
    public async Task Defect2_ExitInDoubt_PositionStaysOpenUntilAFillIsSeen()
    {
        TradeLife life = await TradeLife.OpenAsync();
        life.World.Venue.FailSubmit(VenueFault.LostAndUnknown);

        life.Show("target-1");
        await life.Driver.TryAsync(rig => rig.Cycle.ManagePositionsAsync(CancellationToken.None));
        await life.Driver.DrainAsync();

        Assert.Contains((await life.TradeAsync()).Legs, leg => leg is { Kind: LegKind.Target, IsInDoubt: true });
        Assert.NotEqual(TradeStatus.Closed, (await life.TradeAsync()).Status);
        Assert.Equal(0m, (await life.TradeAsync()).SoldQuantity);
        await life.Driver.RecoverAsync();
        await life.AssertAtRestAsync();
    }

    private static int Sells(TradeLife life) => life.World.Venue.Orders
        .Count(order => order.Side is OrderSide.Sell && order.Filled > 0m);
}
