using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Simulation.Exchange;

/// <summary>Moves what a fill moves, out of what its order holds.</summary>
internal static class Settlement
{
    public static void Move(
        ExchangeAccount account, ExchangeOrder order, Instrument instrument, (decimal Quantity, decimal Price) fill)
    {
        decimal value = fill.Quantity * fill.Price;
        if (order.Ticket.Side is OrderSide.Sell)
        {
            Take(account, order, instrument.BaseAsset, fill.Quantity);
            account.Move(instrument.QuoteAsset, value, 0m);

            return;
        }

        // A limit order holds its own price: what it was filled below that is free again.
        decimal held = order.Ticket.Price is { } limit ? fill.Quantity * limit : 0m;
        Take(account, order, instrument.QuoteAsset, held);
        account.Move(instrument.QuoteAsset, held - value, 0m);
        account.Move(instrument.BaseAsset, fill.Quantity, 0m);
    }

    private static void Take(ExchangeAccount account, ExchangeOrder order, string asset, decimal amount)
    {
        account.Move(asset, 0m, -amount);
        order.Locked -= amount;
    }
}
