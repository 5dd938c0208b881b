using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Presets;
using Breakwater.Domain.Risk;
using Breakwater.TestKit;

namespace Breakwater.Pipeline.Tests;

/// <summary>
/// An entry of 28.571 in four slices of at most 8.724, and what must hold at the venue whenever an order arrives.
/// </summary>
internal sealed class SlicedLife
{
    public const decimal Wanted = 28.571m;
    public const decimal MaxSlice = 8.724m;
    private readonly List<string> broken = [];

    private SlicedLife(World world, Driver driver, Symbol symbol)
    {
        World = world;
        Driver = driver;
        Symbol = symbol;
        World.Venue.Arriving = WatchAsync;
    }

    public World World { get; }

    public Driver Driver { get; }

    public Symbol Symbol { get; }

    /// <summary>Another process, to look with: the one at hand may be about to die.</summary>
    public PipelineRig Reader => new(World);

    public IEnumerable<VenueOrder> Purchases => World.Venue.Orders.Where(order => order.Side is OrderSide.Buy);

    /// <summary>Slices take what is offered, or rest for ten seconds at most.</summary>
    public static async Task<SlicedLife> BeginAsync(
        bool rests = false, CrashPlan? crash = null, DeliveryOrder order = DeliveryOrder.OldestFirst, int copies = 1)
    {
        World world = new(Preset(rests));
        Symbol symbol = world.List("BTC");
        world.Market.SetTop(symbol, 101.1m, 101.2m, 35m);
        await world.ActiveAsync();
        Driver driver = new(world, new PipelineRig(world, crash)) { Order = order, Copies = copies };

        return new SlicedLife(world, driver, symbol);
    }

    /// <summary>The first slice rests, half of it filled.</summary>
    public static async Task<SlicedLife> HalfFilledAsync()
    {
        SlicedLife life = await BeginAsync(rests: true);
        await life.EnterNowAsync();
        life.World.Venue.SellIntoBids(0.5m);

        return life;
    }

    public Task SignalAsync() => Driver.SignalAsync(TestRules.Signal("BTC"));

    /// <summary>Only what is due now.</summary>
    public async Task EnterNowAsync()
    {
        await SignalAsync();
        await Driver.DrainAsync();
    }

    /// <summary>Everything until the trade waits for nothing more, in a market that does something meanwhile.</summary>
    public async Task EnterAsync(Action? meanwhile = null)
    {
        await SignalAsync();
        await GoOnAsync(meanwhile);
    }

    public async Task GoOnAsync(Action? meanwhile = null)
    {
        for (int i = 0; i < 80; i++)
        {
            await Driver.DrainAsync();
            meanwhile?.Invoke();
            if (World.Bus.NextDue(World.Clock.Now) is not { } due)
            {
                return;
            }

            World.Clock.AdvanceTo(due);
        }

        throw new InvalidOperationException("The entry does not end.");
    }

    public async Task<Trade> TradeAsync() => Assert.Single(await World.TradesAsync());

    /// <summary>Everything that must hold whenever the queues are quiet.</summary>
    public async Task AssertAtRestAsync(TradeStatus expected)
    {
        Assert.Empty(broken);
        Assert.Empty(Driver.DeadLetters);
        await StoredEvents.AssertAsync(World);
        Trade trade = await TradeAsync();
        Assert.Equal(expected, trade.Status);
        Assert.Equal(World.Venue.Total("BTC"), trade.HeldQuantity);
        Assert.True(trade.FirstQuantity <= trade.Approval.Quantity);
        Assert.Equal(Purchases.Sum(order => order.Filled), trade.FirstQuantity);
        Assert.Equal(0m, (await Reader.Reports.PerformanceAsync(CancellationToken.None)).Difference);
        if (trade.IsRunning)
        {
            VenueOrder stop = Assert.Single(World.Venue.Resting);
            Assert.Equal((trade.SellableQuantity, trade.StopPrice), (stop.Left, stop.StopPrice));
        }
        else
        {
            Assert.Empty(World.Venue.Resting);
            Assert.Empty((await Reader.Book.PortfolioAsync(CancellationToken.None)).Value.Reservations);
        }
    }

    private static Preset Preset(bool rests) => TestRules.Preset with
    {
        Risk = TestRules.Risk with { Depth = new DepthRules(100m, 5m, 0.25m, 0.3m) },
        Execution = new ExecutionRules(2, 12, 3m, 10m, 1m, rests ? 15m : 0m, 1_000m, 0.25m),
    };

    private async Task WatchAsync(OrderRequest order)
    {
        Trade trade = await TradeAsync();
        Break("sent without its intent", !trade.Legs.Any(leg => leg.ClientOrderId == order.ClientOrderId
            && leg.State is LegState.Submitted or LegState.Unknown && leg.Quantity == order.Quantity));
        if (order.Side is OrderSide.Sell)
        {
            return;
        }

        VenueOrder[] before = [.. Purchases.Where(other => other.ClientOrderId != order.ClientOrderId)];
        Break("a slice beside another", before.Any(other => other.IsOpen));
        Break("more than approved", before.Sum(other => other.Filled) + order.Quantity > Wanted);
        Break("more than the book takes", order.Quantity > MaxSlice);
        Break("dearer than approved", !(order.Price <= 101.5m));
        Break("after the signal expired", World.Clock.Now > trade.Signal.ExpiresAt);
        decimal sellable = trade.Instrument.QuantityDown(World.Venue.Total("BTC"));
        decimal covered = World.Venue.Resting.Where(other => other.StopPrice == 98m).Sum(other => other.Left);
        Break($"{sellable} held and {covered} protected", sellable * 98m >= 5m && covered != sellable);

        void Break(string law, bool isBroken)
        {
            if (isBroken)
            {
                broken.Add($"{order.ClientOrderId}: {law}");
            }
        }
    }
}
