using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>What the assumptions of paper trading cost: slippage, latency, fees.</summary>
public sealed class PaperTermsTests
{
    [Fact]
    public async Task SubmitAsync_MarketOrderEatsThroughAThinBook_StopsFivePercentBeyondTheBest()
    {
        var bed = new PaperBed();
        bed.Market.Book(PaperBed.Btc, [new(99m, 5m)], [new(100m, 1m), new(105m, 1m), new(105.01m, 50m)]);

        OrderReport report = await bed.SubmitAsync(PaperBed.Buy("b", 4m));

        Assert.Equal((OrderStatus.Expired, "INSUFFICIENT_LIQUIDITY"), (report.Status, report.Reason));
        Assert.Equal([100m, 105m], report.Fills.Select(fill => fill.Price));
    }

    [Fact]
    public async Task QueryAsync_StopSellsIntoAThinBook_StopsFivePercentBeyondTheBest()
    {
        PaperBed bed = await new PaperBed().ProtectedAsync();
        bed.Market.Book(PaperBed.Btc, [new(94m, 1m), new(89.3m, 0.2m), new(89.29m, 50m)], [new(96m, 5m)]);

        OrderReport report = await bed.QueryAsync("stop");

        Assert.Equal((OrderStatus.Expired, 1.2m), (report.Status, report.Fills.Sum(fill => fill.Quantity)));
        Assert.Equal(0m, (await bed.BalanceAsync("BTC")).Locked);
    }

    [Theory]
    [InlineData(0, 100.1, 100)]
    [InlineData(50, 100.27, 99.83)]
    [InlineData(600, 100.7, 99.4)]
    public async Task SubmitAsync_OrderIsOnItsWay_MeetsAWorsePriceByTheLastMinutesRange(
        double milliseconds, double bought, double sold)
    {
        // A range of 6 times the root of 50 ms in a minute is 0.1732, down to the tick 0.17; of 600 ms it is 0.6.
        var bed = new PaperBed(change: terms => terms with { Latency = TimeSpan.FromMilliseconds(milliseconds) });
        bed.Trade(97m, 103m);

        OrderReport purchase = await bed.SubmitAsync(PaperBed.Buy("b", 2m));
        OrderReport sale = await bed.SubmitAsync(PaperBed.Sell("s", 1m));

        Assert.Equal((decimal)bought, Assert.Single(purchase.Fills).Price);
        Assert.Equal((decimal)sold, Assert.Single(sale.Fills).Price);
    }

    [Fact]
    public async Task SubmitAsync_LimitInsideTheDrift_IsMissed()
    {
        var bed = new PaperBed();
        bed.Trade(97m, 103m);

        Assert.Equal(
            (OrderStatus.Expired, "IOC"),
            await bed.SubmitAsync(PaperBed.Buy("b", 2m, 100.26m)) is var report
                ? (report.Status, report.Reason) : default);
    }

    [Fact]
    public async Task SubmitAsync_DiscountAssetIsHeld_PaysACheaperCommissionInIt()
    {
        var bed = new PaperBed(change: terms => terms with { Fees = new FeeRates(5m, 10m, "BNB") });
        Symbol bnb = bed.Market.Add("BNB", 500m, 501m);
        await bed.SubmitAsync(PaperBed.Buy("bnb", 0.02m, null, bnb));
        Assert.Equal(new Balance("BNB", 0.01998m, 0m), await bed.BalanceAsync("BNB"));

        OrderReport report = await bed.SubmitAsync(PaperBed.Buy("b", 10m));

        // 1001 at 0.1 % less a quarter is 0.75075 USDT, at 500.
        Fill fill = Assert.Single(report.Fills);
        Assert.Equal(("BNB", 0.0015015m), (fill.CommissionAsset, fill.Commission));
        Assert.Equal(10m, (await bed.BalanceAsync("BTC")).Free);
        Assert.Equal(0.0184785m, (await bed.BalanceAsync("BNB")).Free);
    }

    [Fact]
    public async Task SubmitAsync_TooLittleOfTheDiscountAsset_PaysAsUsual()
    {
        var bed = new PaperBed(change: terms => terms with { Fees = new FeeRates(5m, 10m, "BNB") });
        bed.Market.Add("BNB", 500m, 501m);

        Assert.Equal("BTC", (await bed.SubmitAsync(PaperBed.Buy("b", 10m))).Fills[0].CommissionAsset);
    }

    [Fact]
    public async Task KeyRightsAsync_MayTradeAndNothingLeaves()
    {
        var bed = new PaperBed();

        KeyRights rights = await bed.Venue.KeyRightsAsync(default);

        Assert.Equal((true, false), (rights.CanTrade, rights.CanWithdraw));
        Assert.Equal(rights, await bed.Instance().KeyRightsAsync(default));
        Assert.Equal(new FeeRates(5m, 10m, null), await bed.Venue.FeesAsync(PaperBed.Btc, default));
    }
}
