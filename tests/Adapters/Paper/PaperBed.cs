using System.Globalization;
using System.Text.Json;
using Breakwater.Adapters.Paper;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;
using Breakwater.TestKit;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>A paper venue with 10,000 USDT, one coin, and a clock that stands at 30 seconds past noon.</summary>
internal sealed class PaperBed
{
    public static readonly Symbol Btc = Symbol.Of("BTCUSDT");

    public static readonly DateTimeOffset Noon = TestRules.Start;

    private static readonly PaperTerms Terms = new(
        new Partition("Paper", "bot"), "USDT", 10_000m, new FeeRates(5m, 10m, null));

    public PaperBed(
        IStateStore? store = null, Partition? partition = null, Func<PaperTerms, PaperTerms>? change = null)
    {
        Store = store ?? new MemoryStore();
        Market.Add("BTC");
        Own = (change ?? (terms => terms))(Terms with { Partition = partition ?? Terms.Partition });
        Venue = Instance();
    }

    public PaperTerms Own { get; }

    public IStateStore Store { get; }

    public PaperMarketScript Market { get; } = new();

    public VirtualClock Clock { get; } = new(Noon.AddSeconds(30));

    public PaperVenue Venue { get; }

    public PaperVenue Instance(IStateStore? store = null) => new(Own, store ?? Store, Market, Clock);

    public static OrderRequest Buy(string id, decimal quantity, decimal? limit = null, Symbol? symbol = null)
    {
        OrderType type = limit is null ? OrderType.Market : OrderType.LimitImmediate;

        return OrderRequest.ForEntry(Approval(symbol), Entry(type, id, quantity, limit));
    }

    public static OrderRequest Buy(OrderType type, string id, decimal quantity, decimal? price, decimal? stop = null) =>
        OrderRequest.ForEntry(Approval(), Entry(type, id, quantity, price) with { StopPrice = stop });

    public static OrderRequest Sell(
        OrderType type, string id, decimal quantity, decimal? price, decimal? stop = null) => OrderRequest.ForReduction(
        Btc, Exit(type, id, quantity, price, stop));

    /// <summary>An entry must carry a price; a market order goes past it, at the venue as here.</summary>
    public static Leg Entry(OrderType type, string id, decimal quantity, decimal? price) =>
        new("entry", LegKind.Entry, id, type, quantity, price ?? 1_000_000m, null, Noon);

    public static Leg Exit(OrderType type, string id, decimal quantity, decimal? price, decimal? stop = null) =>
        new(id, type is OrderType.StopMarket or OrderType.StopLimit ? LegKind.Stop : LegKind.Target, id, type,
            quantity, price, stop, Noon);

    public static EntryApproval Approval(Symbol? symbol = null)
    {
        string json = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"symbol":"{{symbol ?? Btc}}","quantity":1000000,"maxPrice":1000000,"risk":1}""");

        return JsonSerializer.Deserialize<EntryApproval>(json, PipelineJson.Options)!;
    }

    public static OrderRequest Sell(string id, decimal quantity, Symbol? symbol = null) => OrderRequest.ForReduction(
        symbol ?? Btc, new Leg("exit", LegKind.Exit, id, OrderType.Market, quantity, null, null, Noon));

    public static OrderRequest Stop(string id, decimal quantity, decimal stopPrice, Symbol? symbol = null) =>
        OrderRequest.ForReduction(
            symbol ?? Btc,
            new Leg("stop", LegKind.Stop, id, OrderType.StopMarket, quantity, null, stopPrice, Noon));

    public async Task<OrderReport> SubmitAsync(OrderRequest order) => await Venue.SubmitAsync(order, default);

    public async Task<OrderReport> QueryAsync(string id) => await Venue.QueryAsync(Btc, id, default);

    public async Task<Balance> BalanceAsync(string asset) =>
        (await Venue.BalancesAsync(default)).FirstOrDefault(balance => balance.Asset == asset)
        ?? new Balance(asset, 0m, 0m);

    public async Task<OrderReport[]> SubmitAsync(OrderListRequest list) =>
        [.. (await Venue.SubmitListAsync(list, default)).Orders];

    /// <summary>A whole minute of trading ends and the clock is at its end.</summary>
    public void Trade(decimal low, decimal high, decimal volume = 1m)
    {
        DateTimeOffset open = Timeframe.M1.OpenTimeAt(Clock.Now.AddMinutes(1).AddTicks(-1));
        Market.Trade(Btc, open, low, high, volume);
        Clock.AdvanceTo(open.AddMinutes(1));
    }

    /// <summary>Owns 10 coins (less commission), bought at 100.1.</summary>
    public async Task<PaperBed> OwnerAsync()
    {
        Assert.Equal(OrderStatus.Filled, (await SubmitAsync(Buy("owner", 10m))).Status);

        return this;
    }

    /// <summary>Owns coins with a stop below them.</summary>
    public async Task<PaperBed> ProtectedAsync(decimal stopPrice = 95m)
    {
        Assert.Equal(OrderStatus.Filled, (await SubmitAsync(Buy("entry", 2m))).Status);
        Assert.Equal(OrderStatus.Open, (await SubmitAsync(Stop("stop", 1.9m, stopPrice))).Status);

        return this;
    }
}
