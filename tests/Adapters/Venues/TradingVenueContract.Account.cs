using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Venues;

/// <content>What the account owns, has traded and may do.</content>
public abstract partial class TradingVenueContract
{
    [Fact]
    public async Task BalancesAsync_AtTheStart_AreTheMoneyAlone()
    {
        await using VenueContractBed bed = await StartAsync(500m);

        Assert.Equal(
            [new Balance(VenueContractBed.Quote, VenueContractBed.Equity, 0m)], await bed.Venue.BalancesAsync(default));
        Assert.Empty(await bed.Venue.FillsAsync(VenueContractBed.Symbol, 0, default));
    }

    [Fact]
    public async Task FillsAsync_MoreThanAPage_EachIsThereOnce()
    {
        await using VenueContractBed bed = await StartAsync([.. Enumerable.Repeat(500m, 20)]);
        var reported = new List<(long? Order, Fill Fill)>();
        for (int turn = 0; reported.Count <= 1_000; turn++)
        {
            Assert.True(turn < 19, $"only {reported.Count} fills");
            OrderReport bought = await bed.Venue.SubmitAsync(
                ContractOrders.Buy($"b{turn}", OrderType.LimitImmediate, 150m, 510m), default);
            reported.AddRange(bought.Fills.Select(fill => (bought.VenueOrderId, fill)));
            await bed.MoveAsync();
        }

        IReadOnlyList<VenueFill> first = await bed.Venue.FillsAsync(VenueContractBed.Symbol, 0, default);
        List<VenueFill> all = await AllFillsAsync(bed);
        IReadOnlyList<VenueFill> late = await bed.Venue.FillsAsync(
            VenueContractBed.Symbol, all[^2].Fill.TradeId, default);

        Assert.Equal(1_000, first.Count);
        Assert.Equal(reported, all.Select(fill => ((long?)fill.VenueOrderId, fill.Fill)));
        Assert.Equal(all[^2..], late);
        Assert.All(all, fill => Assert.Equal(OrderSide.Buy, fill.Side));
    }

    [Fact]
    public async Task FeesAsync_OfBothSides_AreWhatFillsPay()
    {
        await using VenueContractBed bed = await StartAsync(500m, 480m);
        FeeRates rates = await bed.Venue.FeesAsync(VenueContractBed.Symbol, default);
        OrderReport taker = await bed.Venue.SubmitAsync(ContractOrders.Buy("b1", OrderType.Market, 1m), default);
        await bed.Venue.SubmitAsync(ContractOrders.Buy("b2", OrderType.LimitMaker, 1m, 490m), default);
        await bed.MoveAsync();
        OrderReport maker = await bed.Venue.QueryAsync(VenueContractBed.Symbol, "b2", default);

        AssertPaid(rates.TakerBasisPoints, taker);
        AssertPaid(rates.MakerBasisPoints, maker);
        Assert.Equal((10m, 10m), (rates.MakerBasisPoints, rates.TakerBasisPoints));
    }

    [Fact]
    public async Task KeyRightsAsync_OfTheAccount_AreToTradeAndNotToWithdraw()
    {
        await using VenueContractBed bed = await StartAsync(500m);

        KeyRights rights = await bed.Venue.KeyRightsAsync(default);

        Assert.Equal((true, false), (rights.CanTrade, rights.CanWithdraw));
        Assert.NotEmpty(rights.Account);
        Assert.Equal(rights, await bed.Venue.KeyRightsAsync(default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Anything_Done_MoneyIsNeitherMadeNorLost(int seed)
    {
        var draws = new Draws(seed);
        decimal[] prices = [.. Enumerable.Range(0, 41).Select(_ => (decimal)draws.Next(460, 541))];
        await using VenueContractBed bed = await StartAsync(prices);
        for (int turn = 0; turn < 40; turn++)
        {
            await ActAsync(bed, draws, $"n{turn}", prices[turn]);
            await bed.MoveAsync();
            await AssertConservedAsync(bed);
        }

        foreach (OpenOrder order in await bed.Venue.OpenOrdersAsync(default))
        {
            await bed.Venue.CancelAsync(order.Symbol, order.ClientOrderId, default);
        }

        await AssertConservedAsync(bed);
        Assert.All(await bed.Venue.BalancesAsync(default), balance => Assert.Equal(0m, balance.Locked));
    }

    // Whatever the venue makes of it: much of this is refused.
    private static async Task ActAsync(VenueContractBed bed, Draws draws, string id, decimal price)
    {
        decimal quantity = draws.Next(1, 3_000) / 1_000m;
        decimal near = price + draws.Next(-15, 16);
        Task done = draws.Next(0, 8) switch
        {
            0 => bed.Venue.SubmitAsync(ContractOrders.Buy(id, OrderType.Market, quantity), default),
            1 => bed.Venue.SubmitAsync(ContractOrders.Buy(id, OrderType.Limit, quantity, near), default),
            2 => bed.Venue.SubmitAsync(ContractOrders.Sell(id, OrderType.Market, quantity), default),
            3 => bed.Venue.SubmitAsync(ContractOrders.Sell(id, OrderType.StopMarket, quantity, stop: near), default),
            4 => bed.Venue.SubmitListAsync(
                ContractOrders.Protection(id, quantity, price + draws.Next(1, 20), price - draws.Next(1, 20)),
                default),
            5 => bed.Venue.SubmitAsync(ContractOrders.Buy(id, OrderType.LimitImmediate, 300m, near), default),
            6 when await bed.Venue.OpenOrdersAsync(default) is [var first, ..] =>
                bed.Venue.CancelAsync(first.Symbol, first.ClientOrderId, default),
            _ => bed.Venue.SubmitListAsync(
                ContractOrders.Bracket(
                    id,
                    ContractOrders.Entry($"{id}-e", OrderType.Limit, quantity, near),
                    quantity,
                    sellsProceeds: draws.Next(0, 2) == 0,
                    near + draws.Next(1, 20),
                    near - draws.Next(1, 20)),
                default),
        };
        await done;
    }

    private static async Task AssertConservedAsync(VenueContractBed bed)
    {
        decimal coins = 0m;
        decimal money = VenueContractBed.Equity;
        foreach (VenueFill done in await AllFillsAsync(bed))
        {
            int sign = done.Side is OrderSide.Buy ? 1 : -1;
            coins += sign * done.Fill.Quantity;
            money -= sign * done.Fill.Value;
            coins -= done.Fill.CommissionAsset == VenueContractBed.Asset ? done.Fill.Commission : 0m;
            money -= done.Fill.CommissionAsset == VenueContractBed.Quote ? done.Fill.Commission : 0m;
        }

        Balance left = await bed.BalanceAsync(VenueContractBed.Asset);
        Balance rest = await bed.BalanceAsync(VenueContractBed.Quote);
        Assert.Equal((coins, money), (left.Free + left.Locked, rest.Free + rest.Locked));
        Assert.True(left is { Free: >= 0m, Locked: >= 0m } && rest is { Free: >= 0m, Locked: >= 0m }, $"{left} {rest}");
    }

    private static void AssertPaid(decimal basisPoints, OrderReport report)
    {
        decimal share = report.Fills.Sum(fill => fill.Commission) / report.Fills.Sum(fill => fill.Quantity);
        Assert.Equal(basisPoints, Math.Round(share * 10_000m, 2));
    }
}
