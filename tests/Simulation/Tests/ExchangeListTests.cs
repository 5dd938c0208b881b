using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.Simulation.Exchange;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Tests;

/// <summary>Lists of the made exchange: what waits, what is placed, what one half does to the other.</summary>
public sealed class ExchangeListTests
{
    private readonly ExchangeBed bed = new();

    private SpotExchange Exchange => bed.Exchange;

    [Fact]
    public void Oco_BothRest_LockTheQuantityOnce()
    {
        Exchange.Account.Move("AAA", 5m, 0m);

        ListReport report = Protect();

        Assert.All(report.Orders, order => Assert.Equal(OrderStatus.Open, order.Status));
        Assert.Equal(0m, Exchange.Account.Free("AAA"));
    }

    [Theory]
    [InlineData(111, "t1", "s1")]
    [InlineData(80, "s1", "t1")]
    public void Oco_OneIsReached_TheOtherIsTakenBack(decimal bid, string filled, string gone)
    {
        Exchange.Account.Move("AAA", 5m, 0m);
        Protect();

        bed.Listing.Move(bid);
        Exchange.Look(bed.Listing);

        Assert.Equal(OrderStatus.Filled, Exchange.Find(filled)!.Status);
        Assert.False(Exchange.Find(gone)!.IsOpen);
        Assert.Equal(0m, Exchange.Account.Total("AAA"));
    }

    [Fact]
    public void Oco_NotEnoughToSell_IsRefusedWhole()
    {
        Exchange.Account.Move("AAA", 4m, 0m);

        Assert.All(Protect().Orders, order => Assert.Equal(OrderStatus.Rejected, order.Status));
        Assert.Empty(Exchange.Orders);
    }

    [Theory]
    [InlineData(false, 5.0)]
    [InlineData(true, 4.995)]
    public void Otoco_EntryFilled_ExitsRestOverWhatTheKindSells(bool sellsProceeds, decimal quantity)
    {
        // Without proceeds the venue sells what was asked for: there must be enough for the fee.
        Exchange.Account.Move("AAA", sellsProceeds ? 0m : 1m, 0m);

        Enter(sellsProceeds, 1_000m);

        Assert.Equal((OrderStatus.Open, quantity), (Exchange.Find("s1")!.Status, Exchange.Find("s1")!.Quantity));
        Assert.Equal((OrderStatus.Open, quantity), (Exchange.Find("t1")!.Status, Exchange.Find("t1")!.Quantity));
    }

    [Fact]
    public void Otoco_EntryFilledInPart_LeavesThePartBare()
    {
        Enter(sellsProceeds: true, depth: 0.1m);

        Assert.Equal((OrderStatus.Expired, 2m), (Exchange.Find("e1")!.Status, Exchange.Find("e1")!.Filled));
        Assert.Equal(OrderStatus.Expired, Exchange.Find("s1")!.Status);
        Assert.Empty(Exchange.Resting);
    }

    private ListReport Protect() => Exchange.TakeList(
        OrderListRequest.ForProtection(ExchangeBed.Coin, "l1", Target(), Stop()));

    private void Enter(bool sellsProceeds, decimal depth)
    {
        bed.Listing.Depth = depth;
        Leg entry = Leg("e1", LegKind.Entry, OrderType.LimitImmediate, 101m, null);
        Exchange.TakeList(OrderListRequest.ForEntry(Approval(), "l1", entry, [Target(), Stop()], sellsProceeds));
    }

    private static Leg Target() => Leg("t1", LegKind.Target, OrderType.LimitMaker, 110m, null);

    private static Leg Stop() => Leg("s1", LegKind.Stop, OrderType.StopMarket, null, 90m);

    private static Leg Leg(string id, LegKind kind, OrderType type, decimal? price, decimal? stop) =>
        new(id, kind, id, type, 5m, price, stop, TestRules.Start);

    // Only risk makes an approval; a stored one is read back.
    private static EntryApproval Approval() => JsonSerializer.Deserialize<EntryApproval>(
        """{"symbol":"AAAUSDT","quantity":5,"maxPrice":101,"risk":50}""", PipelineJson.Options)!;
}
