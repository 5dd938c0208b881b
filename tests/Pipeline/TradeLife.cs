using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Reports;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>One trade from its signal to its last sale, in steps; after each one the timers run.</summary>
internal sealed class TradeLife
{
    private readonly List<string> unintended = [];

    private TradeLife(World world, Driver driver, Symbol symbol)
    {
        World = world;
        Driver = driver;
        Symbol = symbol;
        World.Venue.Arriving = CheckIntentAsync;
    }

    /// <summary>The moments of a life, each to be entered by <see cref="ToAsync"/>.</summary>
    public static IReadOnlyList<string> Moments { get; } = ["signal", "target-1", "target-2", "trail", "stop"];

    public World World { get; }

    public Driver Driver { get; }

    public Symbol Symbol { get; }

    /// <summary>Another process, to look with: the one at hand may be about to die.</summary>
    public PipelineRig Reader => new(World);

    /// <summary>Orders that arrived at the venue without a stored intent.</summary>
    public IReadOnlyList<string> Unintended => unintended;

    public static async Task<TradeLife> BeginAsync(
        CrashPlan? crash = null, DeliveryOrder order = DeliveryOrder.OldestFirst, int copies = 1,
        Func<IStateStore, IStateStore>? through = null, ListKind lists = ListKind.None)
    {
        World world = new();
        Symbol symbol = world.List("BTC", permissions: lists is ListKind.None ? null : TestRules.Lists(lists));
        await world.ActiveAsync();
        Driver driver = new(world, new PipelineRig(world, crash, through)) { Order = order, Copies = copies };

        return new TradeLife(world, driver, symbol);
    }

    /// <summary>A life that has come as far as an open, protected position.</summary>
    public static async Task<TradeLife> OpenAsync(ListKind lists = ListKind.None)
    {
        TradeLife life = await BeginAsync(lists: lists);
        await life.EnterAsync();

        return life;
    }

    public async Task EnterAsync()
    {
        await Driver.SignalAsync(TestRules.Signal("BTC"));
        await Driver.QuietAsync();
    }

    /// <summary>As <see cref="EnterAsync"/>, but only with what is due now.</summary>
    public async Task EnterNowAsync()
    {
        await Driver.SignalAsync(TestRules.Signal("BTC"));
        await Driver.DrainAsync();
    }

    public async Task ToAsync(string moment)
    {
        if (moment == "signal")
        {
            await EnterAsync();
        }
        else
        {
            Show(moment);
        }

        await Driver.ManageAsync();
    }

    /// <summary>The market as it is at this moment; nobody has looked yet.</summary>
    public void Show(string moment)
    {
        switch (moment)
        {
            case "target-1":
                World.Price(Symbol, 104.5m);
                break;
            case "target-2":
                World.Price(Symbol, 107.7m);
                break;
            case "trail":
                World.Clock.AdvanceTo(TestRules.Start.AddMinutes(16));
                World.Market.SetCandles(
                    Symbol, Timeframe.M15, new Candle(TestRules.Start, 101m, 112m, 100.5m, 110m, 50m));
                World.Price(Symbol, 110m);
                break;
            default:
                World.Price(Symbol, 107.9m);
                break;
        }
    }

    public async Task<Trade> TradeAsync() => Assert.Single(await World.TradesAsync());

    /// <summary>Everything that must hold whenever the queues are quiet.</summary>
    public async Task AssertAtRestAsync()
    {
        Assert.Empty(Unintended);
        Assert.Empty(Driver.DeadLetters);
        await StoredEvents.AssertAsync(World);
        decimal held = 0m;
        foreach (Trade trade in await World.TradesAsync())
        {
            held += trade.HeldQuantity;
            VenueOrder[] resting = [.. World.Venue.Resting.Where(order => order.Symbol == trade.Symbol)];
            if (trade.Status is TradeStatus.Open && !trade.IsSold)
            {
                VenueOrder stop = Assert.Single(resting);
                Assert.Equal(trade.SellableQuantity, stop.Left);
                Assert.Equal(trade.StopPrice, stop.StopPrice);
            }
            else
            {
                Assert.Empty(resting);
            }
        }

        Assert.Equal(World.Venue.Total("BTC"), held);
        Assert.Equal(0m, (await Reader.Reports.PerformanceAsync(CancellationToken.None)).Difference);
        AccountView account = await Reader.Account.ReadAsync(CancellationToken.None);
        Assert.True(account.IsEqual, $"{account}: {string.Join(", ", account.Assets)}");
        Assert.InRange(World.Venue.Orders.Count(order => order.Side is OrderSide.Buy), 0, 1);
    }

    /// <summary>The position is gone, and the ledger knows it once.</summary>
    public async Task AssertFlatAsync()
    {
        await AssertAtRestAsync();
        Trade trade = await TradeAsync();
        Assert.Equal(TradeStatus.Closed, trade.Status);
        Assert.True(trade.IsSold);
        Assert.Empty((await Reader.Book.PortfolioAsync(CancellationToken.None)).Value.Reservations);
        Assert.Equal(1, (await Reader.Book.PortfolioAsync(CancellationToken.None)).Value.ClosedTrades);
    }

    public async Task<BotControl> ControlAsync() =>
        (await Reader.Desk.ControlAsync(CancellationToken.None)).Value;

    private async Task CheckIntentAsync(OrderRequest order)
    {
        IReadOnlyList<Trade> trades = await World.TradesAsync();
        bool stored = trades.SelectMany(trade => trade.Legs).Any(leg =>
            // Unknown: another instance has asked already, and not seen it yet.
            leg.ClientOrderId == order.ClientOrderId
            && leg.State is LegState.Submitted or LegState.Unknown
            && leg.Quantity == order.Quantity
            && leg.StopPrice == order.StopPrice);
        if (!stored)
        {
            unintended.Add($"{order.ClientOrderId} {order.Quantity}");
        }
    }
}
