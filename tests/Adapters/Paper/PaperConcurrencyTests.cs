using Breakwater.Adapters.Paper;
using Breakwater.Adapters.Tests.Tables;
using Breakwater.Domain.Execution;
using Breakwater.Pipeline.Ports;
using Breakwater.TestKit;
using Breakwater.TestKit.Local;

namespace Breakwater.Adapters.Tests.Paper;

public sealed class PaperConcurrencyTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task EveryCall_NewInstance_FindsTheStateOfTheOld()
    {
        PaperBed bed = await new PaperBed().ProtectedAsync();
        PaperVenue reborn = bed.Instance();

        Assert.Equal(OrderStatus.Filled, (await reborn.QueryAsync(PaperBed.Btc, "entry", default)).Status);
        Assert.Equal(OrderStatus.Open, (await reborn.QueryAsync(PaperBed.Btc, "stop", default)).Status);
        Assert.Equal(await bed.Venue.BalancesAsync(default), await reborn.BalancesAsync(default));
        OrderReport sale = await reborn.SubmitAsync(PaperBed.Sell("s", 0.09m), default);
        Assert.Equal(2, sale.Fills[0].TradeId);
    }

    [Fact]
    public async Task SubmitAsync_TwoInstancesOverTables_SpendTheMoneyOnce()
    {
        TableBed tables = await TableBed.StartAsync(fixture);
        var bed = new PaperBed(tables.Store, tables.Partition);
        PaperVenue[] venues =
            [bed.Venue, bed.Instance(new Breakwater.Adapters.Tables.TableStateStore(tables.Service, "two"))];

        OrderReport[] reports = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(n => venues[n % 2].SubmitAsync(PaperBed.Buy($"b{n}", 9m), default)));

        // Nine coins cost 900.9: eleven orders fit into 10,000.
        Assert.Equal(11, reports.Count(report => report.Status is OrderStatus.Filled));
        Assert.Equal(5, reports.Count(report => report.Status is OrderStatus.Rejected));
        Assert.Equal(11, reports.SelectMany(report => report.Fills).Select(fill => fill.TradeId).Distinct().Count());
        Assert.Equal(10_000m - (11 * 900.9m), (await bed.BalanceAsync("USDT")).Free);
        Assert.Equal(11 * 8.991m, (await bed.BalanceAsync("BTC")).Free);
    }

    [Fact]
    public async Task QueryAsync_ManyInstancesSeeTheTouch_SellOnce()
    {
        TableBed tables = await TableBed.StartAsync(fixture);
        PaperBed bed = await new PaperBed(tables.Store, tables.Partition).ProtectedAsync();
        bed.Market.Quote(PaperBed.Btc, 94m, 95m);

        OrderReport[] reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            bed.Instance().QueryAsync(PaperBed.Btc, "stop", default)));

        Assert.All(reports, report => Assert.Equal(OrderStatus.Filled, report.Status));
        Assert.Equal(new Balance("BTC", 0.098m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task ReplaceAsync_AnotherInstanceCancelsMeanwhile_ReportsAndDoesNotThrow()
    {
        PaperBed bed = await new PaperBed().ProtectedAsync();
        bool isFirst = true;
        var hooked = new HookedStore(bed.Store, async _ =>
        {
            if (isFirst)
            {
                isFirst = false;
                await bed.Venue.CancelAsync(PaperBed.Btc, "stop", default);
            }
        });

        ReplaceReport report = await bed.Instance(hooked)
            .ReplaceAsync("stop", PaperBed.Stop("stop2", 1.5m, 97m), default);

        Assert.Equal(OrderStatus.Cancelled, report.Resting.Status);
        Assert.NotEqual(OrderStatus.Open, report.Placed.Status);
        Assert.Empty(await bed.Venue.OpenOrdersAsync(default));
    }

    [Fact]
    public async Task CancelAsync_StopFillsMeanwhile_ReportsTheFillAndNotOpen()
    {
        PaperBed bed = await new PaperBed().ProtectedAsync();
        bool isFirst = true;
        var hooked = new HookedStore(bed.Store, async _ =>
        {
            if (isFirst)
            {
                isFirst = false;
                bed.Market.Quote(PaperBed.Btc, 94m, 95m);
                await bed.Venue.QueryAsync(PaperBed.Btc, "stop", default);
            }
        });

        OrderReport report = await bed.Instance(hooked).CancelAsync(PaperBed.Btc, "stop", default);

        Assert.Equal(OrderStatus.Filled, report.Status);
        Assert.Equal(OrderStatus.Filled, (await bed.QueryAsync("stop")).Status);
    }

    [Fact]
    public async Task QueryAsync_ManyInstancesSeeTheLimitPassed_FillItsPartOnce()
    {
        TableBed tables = await TableBed.StartAsync(fixture);
        var bed = new PaperBed(tables.Store, tables.Partition);
        await bed.SubmitAsync(PaperBed.Buy(OrderType.Limit, "b", 2m, 99m));
        bed.Trade(98m, 100m, volume: 5m);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bed.Instance().QueryAsync(PaperBed.Btc, "b", default)));

        Assert.Equal(0.5m, Assert.Single((await bed.QueryAsync("b")).Fills).Quantity);
        Assert.Single(await bed.Venue.FillsAsync(PaperBed.Btc, 0, default));
        Assert.Equal(new Balance("BTC", 0.49975m, 0m), await bed.BalanceAsync("BTC"));
    }

    [Fact]
    public async Task CancelAsync_PartFillsMeanwhile_ReportsTheFillAndUnlocksTheRest()
    {
        var bed = new PaperBed();
        await bed.SubmitAsync(PaperBed.Buy(OrderType.Limit, "b", 2m, 99m));
        bool isFirst = true;
        var hooked = new HookedStore(bed.Store, async _ =>
        {
            if (isFirst)
            {
                isFirst = false;
                bed.Trade(98m, 100m, volume: 5m);
                await bed.Venue.QueryAsync(PaperBed.Btc, "b", default);
            }
        });

        OrderReport report = await bed.Instance(hooked).CancelAsync(PaperBed.Btc, "b", default);

        Assert.Equal((OrderStatus.Cancelled, 0.5m), (report.Status, Assert.Single(report.Fills).Quantity));
        Assert.Equal(new Balance("USDT", 9_950.5m, 0m), await bed.BalanceAsync("USDT"));
    }
}
