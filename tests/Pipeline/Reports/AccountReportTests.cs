using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Reports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests.Reports;

/// <summary>The account beside the journal: equal after anything the bot did, different after anything else.</summary>
public sealed class AccountReportTests
{
    [Fact]
    public async Task Read_OpenPosition_EqualsToTheLastDigit()
    {
        (World world, Driver driver, _) = await OpenAsync();

        AccountView view = await ReadAsync(driver);

        Assert.True(view.IsEqual);
        AssetView held = Assert.Single(view.Assets, asset => asset.Asset == "BTC");
        Assert.Equal(world.Venue.Total("BTC"), held.Moved);
        Assert.True(held.Locked > 0m);
        Assert.Empty(view.PositionsWithoutOrder);
    }

    [Fact]
    public async Task Read_ClosedAndArchived_CountsTheDustThatIsLeft()
    {
        (World world, Driver driver, Symbol symbol) = await OpenAsync();
        world.Price(symbol, 90m);
        await driver.Rig.Reconcile.HandleAsync(world.Clock.Now, CancellationToken.None);
        await driver.QuietAsync();
        world.Clock.Advance(TimeSpan.FromHours(2));
        await driver.Rig.Reconcile.HandleAsync(world.Clock.Now, CancellationToken.None);
        Assert.Empty(await world.TradesAsync());

        AccountView view = await ReadAsync(driver);

        Assert.True(view.IsEqual);
        Assert.Equal(1, view.Trades);
        AssetView dust = Assert.Single(view.Assets, asset => asset.Asset == "BTC");
        Assert.True(dust.Free > 0m && dust.Free == dust.Moved, $"{dust}");
    }

    [Theory]
    [InlineData("USDT", "0.00000001")]
    [InlineData("BTC", "0.00000001")]
    [InlineData("DOGE", "1")]
    public async Task Read_AmountThatNoTradeExplains_IsTheDifference(string asset, string amount)
    {
        (World world, Driver driver, _) = await OpenAsync();
        decimal more = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        world.Venue.Deposit(asset, more);

        AccountView view = await ReadAsync(driver);

        Assert.False(view.IsEqual);
        AssetView different = Assert.Single(view.Assets, one => one.Difference != 0m);
        Assert.Equal((asset, more), (different.Asset, different.Difference));
    }

    [Fact]
    public async Task Read_FillThatTheBotHasNotSeen_IsADifferenceUntilItLooks()
    {
        (World world, Driver driver, Symbol symbol) = await OpenAsync();
        world.Price(symbol, 90m);
        Assert.False((await ReadAsync(driver)).IsEqual);

        await driver.Rig.Reconcile.HandleAsync(world.Clock.Now, CancellationToken.None);
        await driver.QuietAsync();

        Assert.True((await ReadAsync(driver)).IsEqual);
    }

    [Fact]
    public async Task Read_StopTakenBackByHand_NamesThePosition()
    {
        (World world, Driver driver, _) = await OpenAsync();
        world.Venue.CancelAllByHand();

        AccountView view = await ReadAsync(driver);

        Trade trade = Assert.Single(await world.TradesAsync());
        Assert.Equal([trade.Id], view.PositionsWithoutOrder);
        Assert.True(view.IsEqual);
    }

    [Fact]
    public async Task Read_OrdersOfOthers_AreToldFromOursWithoutAPosition()
    {
        (World world, Driver driver, Symbol symbol) = await OpenAsync();
        Trade trade = Assert.Single(await world.TradesAsync());
        world.Venue.Deposit("BTC", 1m);
        Leg stop = trade.RestingStop! with { Quantity = 0.1m };
        foreach (string id in new[] { "bw-nobody-s1", "web_1" })
        {
            Leg other = stop with { ClientOrderId = id };
            await world.Venue.SubmitAsync(OrderRequest.ForReduction(symbol, other), CancellationToken.None);
        }

        AccountView view = await ReadAsync(driver);

        Assert.Equal(["bw-nobody-s1"], view.OrdersWithoutPosition);
        Assert.Equal(["web_1"], view.ForeignOrders);
        Assert.False(view.IsEqual);
    }

    [Fact]
    public async Task Read_Paper_BeginsWithItsStartEquity()
    {
        World world = new();

        AccountView view = await new PipelineRig(world).Account.ReadAsync(CancellationToken.None);

        Assert.True(view.IsEqual);
        Assert.Equal(("paper", null), (view.Mode, view.Account));
        Assert.Equal(10_000m, Assert.Single(view.Assets).Opening);
    }

    private static async Task<(World World, Driver Driver, Symbol Symbol)> OpenAsync()
    {
        World world = new()
        {
            Mode = TradingMode.Live,
            Live = new LiveTerms(null, World.Bot, "the tests trade no real money"),
        };
        Symbol symbol = world.List("BTC");
        world.Venue.Deposit("ETH", 2m);
        Driver driver = new(world);
        Assert.Null(await new LiveLedger(world.Settings, world.Venue, driver.Rig.Book, world.Store, world.Clock)
            .OpenAsync(CancellationToken.None));
        await world.ActiveAsync();
        await driver.SignalAsync(TestRules.Signal("BTC"));
        await driver.QuietAsync();

        return (world, driver, symbol);
    }

    private static Task<AccountView> ReadAsync(Driver driver) => driver.Rig.Account.ReadAsync(CancellationToken.None);
}
