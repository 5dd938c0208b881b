using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.TestKit;

/// <content>What it refuses, fills and locks.</content>
public sealed partial class ScriptedVenue
{
    private string? Refusal(OrderRequest request, VenueOrder order)
    {
        if (unlisted.Contains(order.Symbol))
        {
            return "Invalid symbol.";
        }

        Instrument instrument = InstrumentOf(order);
        BookTop? top = market.Top(order.Symbol);
        decimal price = order.StopPrice ?? order.Price ?? top?.BidPrice ?? 0m;
        bool isBuy = order.Side is OrderSide.Buy;
        decimal needed = isBuy ? order.Quantity * (order.Price ?? top?.AskPrice ?? 0m) : order.Quantity;

        return true switch
        {
            _ when Refuses(request) => "refused",
            _ when Resting.Any(other => other.ClientOrderId == order.ClientOrderId) => "Duplicate order sent.",
            _ when order.Quantity <= 0m || order.Quantity != instrument.QuantityDown(order.Quantity) => "LOT_SIZE",
            _ when order.Quantity < instrument.MinQuantity => "LOT_SIZE",
            _ when order.Quantity * price < instrument.MinNotional => "NOTIONAL",
            _ when order.Type is OrderType.LimitMaker && order.Price >= top?.AskPrice =>
                "Order would immediately match and take.",
            _ when order.StopPrice >= top?.BidPrice => "Stop price would trigger immediately.",
            _ when account.Free(isBuy ? instrument.QuoteAsset : instrument.BaseAsset) < needed =>
                "Account has insufficient balance.",
            _ => null,
        };
    }

    private void Execute(VenueOrder order)
    {
        Instrument instrument = InstrumentOf(order);
        if (order.Type is OrderType.StopMarket)
        {
            account.Move(instrument.BaseAsset, -order.Quantity, order.Quantity);

            return;
        }

        if (order.Type is OrderType.LimitMaker)
        {
            Lock(order, order.Quantity);

            return;
        }

        BookTop top = market.Top(order.Symbol) ?? throw new InvalidOperationException("There is no market.");
        decimal price = order.Side is OrderSide.Buy ? top.AskPrice : top.BidPrice;
        decimal quantity = instrument.QuantityDown(order.Quantity * NextFillShare);
        NextFillShare = 1m;
        if (quantity > 0m && !(order.Side is OrderSide.Buy && price > order.Price))
        {
            Fill(order, quantity, price);
        }

        order.Status = order.Left == 0m ? OrderStatus.Filled : OrderStatus.Expired;
    }

    private void Fill(VenueOrder order, decimal quantity, decimal price)
    {
        Instrument instrument = InstrumentOf(order);
        decimal value = quantity * price;
        fillIds++;
        if (order.Side is OrderSide.Buy)
        {
            bool rested = order.Type is OrderType.LimitMaker;
            account.Move(instrument.QuoteAsset, rested ? 0m : -value, rested ? -value : 0m);
            account.Move(instrument.BaseAsset, quantity * (1m - FeeRate), 0m);
            order.Add(new Fill(fillIds, price, quantity, quantity * FeeRate, instrument.BaseAsset, clock.GetUtcNow()));

            return;
        }

        bool locked = order.Type is OrderType.StopMarket;
        account.Move(instrument.BaseAsset, locked ? 0m : -quantity, locked ? -quantity : 0m);
        account.Move(instrument.QuoteAsset, value * (1m - FeeRate), 0m);
        order.Add(new Fill(fillIds, price, quantity, value * FeeRate, instrument.QuoteAsset, clock.GetUtcNow()));
    }

    private void Close(VenueOrder order)
    {
        if (order.Status is OrderStatus.Pending)
        {
            order.Status = OrderStatus.Cancelled;

            return;
        }

        if (order.Type is OrderType.LimitMaker)
        {
            Lock(order, -order.Left);
        }
        else
        {
            account.Move(InstrumentOf(order).BaseAsset, order.Left, -order.Left);
        }

        order.Status = OrderStatus.Cancelled;
    }

    // Negative gives it back.
    private void Lock(VenueOrder order, decimal quantity)
    {
        decimal value = quantity * order.Price!.Value;
        account.Move(InstrumentOf(order).QuoteAsset, -value, value);
    }

    private Instrument InstrumentOf(VenueOrder order) =>
        market.Instruments.First(instrument => instrument.Symbol == order.Symbol);
}
