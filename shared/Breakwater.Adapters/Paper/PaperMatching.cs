using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Adapters.Paper;

/// <summary>What an order does to the paper account, by Binance's rules and texts. Pure.</summary>
internal static class PaperMatching
{
    /// <summary>Fees are cut to eight decimals, as the venue's assets are.</summary>
    private const int FeeDecimals = 8;

    /// <summary>Executes or rests an order against the book of this moment.</summary>
    public static PaperOutcome Submit(PaperAccount account, OrderRequest order, PaperMarket market)
    {
        string? refusal = Refuse(account, order, market);

        return refusal is not null
            ? new PaperOutcome(account, Refused(order.ClientOrderId, refusal))
            : order.Type is OrderType.StopMarket ? Rest(account, order, market) : Execute(account, order, market);
    }

    /// <summary>Sells a resting stop whose trigger was touched.</summary>
    /// <param name="account">Holds the stop.</param>
    /// <param name="stop">The stop.</param>
    /// <param name="market">The book it is sold into.</param>
    /// <param name="priceMax">No fill is better than this: the price at which the stop was really touched.</param>
    public static PaperOutcome Trigger(PaperAccount account, PaperStop stop, PaperMarket market, decimal priceMax)
    {
        PaperAccount unlocked = Unlock(account, stop);
        IReadOnlyList<BookLevel> bids =
            [.. market.Book.Bids.Select(level => level with { Price = Math.Min(level.Price, priceMax) })];

        return Sell(unlocked, stop.ClientOrderId, stop.Quantity, market with
        {
            Book = market.Book with { Bids = bids },
        });
    }

    /// <summary>Takes a resting stop back.</summary>
    public static PaperOutcome Cancel(PaperAccount account, PaperStop stop) => new(
        Unlock(account, stop), new OrderReport(stop.ClientOrderId, OrderStatus.Cancelled, []));

    /// <summary>Remembers up to when a resting stop is known to be untouched.</summary>
    public static PaperOutcome Seen(PaperAccount account, PaperStop stop, DateTimeOffset until) => new(
        account with
        {
            Resting = [.. account.Resting.Select(other => other == stop ? stop with { CheckedUntil = until } : other)],
        },
        Open(stop.ClientOrderId));

    /// <summary>It rests.</summary>
    public static OrderReport Open(string clientOrderId) => new(clientOrderId, OrderStatus.Open, []);

    /// <summary>It was refused.</summary>
    public static OrderReport Refused(string clientOrderId, string reason) =>
        new(clientOrderId, OrderStatus.Rejected, [], reason);

    private static PaperAccount Unlock(PaperAccount account, PaperStop stop) =>
        account.Move(stop.BaseAsset, stop.Quantity, -stop.Quantity) with
        {
            Resting = [.. account.Resting.Where(other => other.ClientOrderId != stop.ClientOrderId)],
        };

    private static string? Refuse(PaperAccount account, OrderRequest order, PaperMarket market)
    {
        Instrument instrument = market.Instrument;
        bool isMarket = order.Type is OrderType.Market;
        decimal price = order.StopPrice ?? (isMarket ? null : order.Price) ?? market.TakerPrice(order.Side);
        bool isBuy = order.Side is OrderSide.Buy;
        decimal needed = !isBuy ? order.Quantity : isMarket ? Cost(order, market) : order.Quantity * price;
        decimal free = account.Of(isBuy ? instrument.QuoteAsset : instrument.BaseAsset).Free;

        return order switch
        {
            _ when account.Resting.Any(stop => stop.ClientOrderId == order.ClientOrderId) => "Duplicate order sent.",
            _ when !instrument.IsTrading => "Market is closed.",
            _ when order.Quantity <= 0m || order.Quantity < instrument.MinQuantity
                || instrument.QuantityDown(order.Quantity) != order.Quantity => "Filter failure: LOT_SIZE",
            _ when instrument.MaxQuantity > 0m && order.Quantity > instrument.MaxQuantity =>
                isMarket ? "Filter failure: MARKET_LOT_SIZE" : "Filter failure: LOT_SIZE",
            _ when instrument.PriceDown(price) != price && !isMarket =>
                "Filter failure: PRICE_FILTER",
            _ when order.Quantity * price < instrument.MinNotional => "Filter failure: NOTIONAL",
            _ when needed > free => "Account has insufficient balance for requested action.",
            { Type: OrderType.StopMarket } when market.BestBid <= order.StopPrice => "Order would trigger immediately.",
            _ => null,
        };
    }

    // Asks that run out refuse nothing: the order then fills in part.
    private static decimal Cost(OrderRequest order, PaperMarket market) =>
        Asks(order, market).Sum(part => part.Price * part.Quantity);

    private static IReadOnlyList<BookLevel> Asks(OrderRequest order, PaperMarket market)
    {
        decimal? limit = order.Type is OrderType.Market ? null : order.Price;

        return BookWalk.Take(market.Book.Asks, order.Quantity, price => limit is null || price <= limit);
    }

    private static PaperOutcome Rest(PaperAccount account, OrderRequest order, PaperMarket market)
    {
        var stop = new PaperStop(
            order.ClientOrderId,
            order.Symbol,
            market.Instrument.BaseAsset,
            market.Instrument.QuoteAsset,
            order.Quantity,
            order.StopPrice!.Value,
            market.Now);
        PaperAccount locked = account.Move(stop.BaseAsset, -stop.Quantity, stop.Quantity) with
        {
            Resting = [.. account.Resting, stop],
        };

        return new PaperOutcome(locked, Open(order.ClientOrderId));
    }

    private static PaperOutcome Execute(PaperAccount account, OrderRequest order, PaperMarket market) =>
        order.Side is OrderSide.Buy
            ? Buy(account, order, market)
            : Sell(account, order.ClientOrderId, order.Quantity, market);

    private static PaperOutcome Buy(PaperAccount account, OrderRequest order, PaperMarket market)
    {
        IReadOnlyList<BookLevel> parts = Asks(order, market);
        PaperAccount after = account;
        var fills = new List<Fill>();
        foreach (BookLevel part in parts)
        {
            decimal commission = Fee(part.Quantity, market);
            fills.Add(new Fill(
                after.NextTradeId, part.Price, part.Quantity, commission, market.Instrument.BaseAsset, market.Now));
            after = after.Move(market.Instrument.QuoteAsset, -part.Price * part.Quantity, 0m)
                .Move(market.Instrument.BaseAsset, part.Quantity - commission, 0m) with
            {
                NextTradeId = after.NextTradeId + 1,
            };
        }

        return new PaperOutcome(after, Report(order.ClientOrderId, order.Quantity, fills));
    }

    private static PaperOutcome Sell(PaperAccount account, string clientOrderId, decimal quantity, PaperMarket market)
    {
        IReadOnlyList<BookLevel> parts = BookWalk.Take(market.Book.Bids, quantity, static _ => true);
        PaperAccount after = account;
        var fills = new List<Fill>();
        foreach (BookLevel part in parts)
        {
            decimal value = part.Price * part.Quantity;
            decimal commission = Fee(value, market);
            fills.Add(new Fill(
                after.NextTradeId, part.Price, part.Quantity, commission, market.Instrument.QuoteAsset, market.Now));
            after = after.Move(market.Instrument.BaseAsset, -part.Quantity, 0m)
                .Move(market.Instrument.QuoteAsset, value - commission, 0m) with
            {
                NextTradeId = after.NextTradeId + 1,
            };
        }

        return new PaperOutcome(after, Report(clientOrderId, quantity, fills));
    }

    private static OrderReport Report(string clientOrderId, decimal quantity, List<Fill> fills) =>
        fills.Sum(fill => fill.Quantity) == quantity
            ? new OrderReport(clientOrderId, OrderStatus.Filled, fills)
            : new OrderReport(clientOrderId, OrderStatus.Expired, fills, "INSUFFICIENT_LIQUIDITY");

    private static decimal Fee(decimal amount, PaperMarket market) =>
        Math.Round(amount * market.FeeBasisPoints / 10_000m, FeeDecimals, MidpointRounding.ToZero);
}
