using Breakwater.Domain.Execution;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Trading;
using OrderSide = Breakwater.Domain.Execution.OrderSide;
using OrderType = Breakwater.Domain.Execution.OrderType;
using SimulatedSide = Breakwater.Local.Exchange.Trading.OrderSide;
using SimulatedType = Breakwater.Local.Exchange.Trading.OrderType;

namespace Breakwater.Adapters.Tests.Binance.Filters;

/// <summary>An account of the simulator with open orders, and what we would know of it.</summary>
internal sealed class SimulatedAccount
{
    private readonly SymbolMarket market;
    private long last;

    /// <summary>An account whose open orders are near the limits, here and in another symbol.</summary>
    public SimulatedAccount(SymbolMarket market, SymbolMarket elsewhere, decimal position, Chance chance)
    {
        this.market = market;
        OpenOrderCounts own = Fill(
            market, (chance.Of(0, 3, 190), chance.Of(0, 2, 4, 5), chance.Of(0, 1, 2)), chance.Of(0, 1, 2));
        own = FillUp(own, chance.Of(own.Orders, 197, 199, 200));
        OpenOrderCounts other = Fill(elsewhere, (chance.Of(0, 4), chance.Of(0, 2, 5), chance.Of(0, 3)), chance.Next(3));
        decimal bought = Account.Open.Where(order => order.Ticket.Market == market && order.Ticket.IsBuy)
            .Sum(order => order.Ticket.Quantity);
        decimal owned = Math.Max(0m, position - bought);
        Account.Funds.SetFree(market.Instrument.BaseAsset, owned);
        Situation = VenueSituation.Unknown with
        {
            LastPrice = Units.PriceOf(market.Instrument, market.LastPrice(Snapshots.Now)),
            AveragePrice = FilterChecks.AveragePrice(market, Snapshots.Now, 5),
            Position = owned + bought,
            InInstrument = own,
            AtVenue = new OpenOrderCounts(
                own.Orders + other.Orders,
                own.AlgoOrders + other.AlgoOrders,
                own.IcebergOrders + other.IcebergOrders,
                own.OrderLists + other.OrderLists),
        };
    }

    public Account Account { get; } = new("key", 1);

    public VenueSituation Situation { get; }

    /// <summary>The same order as the simulator would read it.</summary>
    public static Ticket Ticket(OrderShape order, SymbolMarket market) =>
        new(market, order.Side is OrderSide.Buy ? SimulatedSide.Buy : SimulatedSide.Sell, TypeOf(order.Type))
        {
            Quantity = order.Quantity ?? 0m,
            QuoteQuantity = order.QuoteQuantity ?? 0m,
            Price = order.Price ?? 0m,
            StopPrice = order.StopPrice ?? 0m,
            TrailingDelta = order.TrailingDelta ?? 0,
            IcebergQuantity = order.VisibleQuantity ?? 0m,
        };

    private static SimulatedType TypeOf(OrderType type) => type switch
    {
        OrderType.Market => SimulatedType.Market,
        OrderType.LimitMaker => SimulatedType.LimitMaker,
        OrderType.StopMarket => SimulatedType.StopLoss,
        OrderType.StopLimit => SimulatedType.StopLossLimit,
        OrderType.TakeProfitMarket => SimulatedType.TakeProfit,
        OrderType.TakeProfitLimit => SimulatedType.TakeProfitLimit,
        _ => SimulatedType.Limit,
    };

    private OpenOrderCounts Fill(SymbolMarket on, (int Plain, int Algo, int Iceberg) orders, int lists)
    {
        List<Order> placed = [];
        placed.AddRange(Enumerable.Range(0, orders.Plain).Select(_ => Open(on, SimulatedType.Limit, 0m)));
        placed.AddRange(Enumerable.Range(0, orders.Algo).Select(_ => Open(on, SimulatedType.StopLossLimit, 0m)));
        placed.AddRange(Enumerable.Range(0, orders.Iceberg).Select(_ => Open(on, SimulatedType.Limit, 0.1m)));
        int made = Math.Min(lists, placed.Count);
        for (int index = 0; index < made; index++)
        {
            OrderList list = new(++last, on.Instrument.Symbol, $"list{last}", Snapshots.Now);
            list.Add([placed[index]]);
            Account.Add(list);
        }

        return new OpenOrderCounts(placed.Count, orders.Algo, orders.Iceberg, made);
    }

    private OpenOrderCounts FillUp(OpenOrderCounts counts, int total)
    {
        int missing = Math.Max(0, total - counts.Orders);
        for (int index = 0; index < missing; index++)
        {
            _ = Open(market, SimulatedType.Limit, 0m);
        }

        return counts with { Orders = counts.Orders + missing };
    }

    private Order Open(SymbolMarket on, SimulatedType type, decimal visible)
    {
        SimulatedSide side = last % 3 == 0 ? SimulatedSide.Buy : SimulatedSide.Sell;
        Ticket ticket = new(on, side, type) { Quantity = 0.5m, Price = 1m, IcebergQuantity = visible };
        Order order = new(++last, ticket, $"open{last}", Snapshots.Now);
        Account.Add(order);

        return order;
    }
}
