using System.Text.Json;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Orders and trades in the venue's shapes; the spelling of cummulativeQuoteQty is the venue's.</summary>
public static class OrderText
{
    /// <summary>The answer to a new order.</summary>
    public static void WritePlaced(Utf8JsonWriter json, Order order, ResponseType type)
    {
        json.WriteStartObject();
        WriteIds(json, order);
        json.WriteString("clientOrderId"u8, order.ClientId);
        json.WriteNumber("transactTime"u8, order.UpdateTime);
        if (type != ResponseType.Ack)
        {
            WriteState(json, order);
            WriteConditional(json, order);
            json.WriteNumber("workingTime"u8, order.WorkingTime);
            WriteMode(json, order);
        }

        if (type == ResponseType.Full)
        {
            WriteFills(json, order);
        }

        json.WriteEndObject();
    }

    /// <summary>A cancelled order; <paramref name="clientId"/> is the cancel's own.</summary>
    public static void WriteCancelled(Utf8JsonWriter json, Order order, string clientId)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, order.Ticket.Instrument.Symbol);
        json.WriteString("origClientOrderId"u8, order.ClientId);
        json.WriteNumber("orderId"u8, order.Id);
        json.WriteNumber("orderListId"u8, order.List?.Id ?? -1);
        json.WriteString("clientOrderId"u8, clientId);
        json.WriteNumber("transactTime"u8, order.UpdateTime);
        WriteState(json, order);
        WriteConditional(json, order);
        WriteMode(json, order);
        json.WriteEndObject();
    }

    /// <summary>An order as queries show it.</summary>
    public static void Write(Utf8JsonWriter json, Order order)
    {
        json.WriteStartObject();
        WriteIds(json, order);
        json.WriteString("clientOrderId"u8, order.ClientId);
        WriteAmounts(json, order);
        WriteAmount(json, "cummulativeQuoteQty"u8, order.QuoteExecuted);
        WriteTerms(json, order);
        WriteAmount(json, "stopPrice"u8, order.Ticket.StopPrice);
        WriteAmount(json, "icebergQty"u8, order.Ticket.IcebergQuantity);
        json.WriteNumber("time"u8, order.Time);
        json.WriteNumber("updateTime"u8, order.UpdateTime);
        json.WriteBoolean("isWorking"u8, order.WorkingTime >= 0);
        json.WriteNumber("workingTime"u8, order.WorkingTime);
        WriteAmount(json, "origQuoteOrderQty"u8, order.Ticket.QuoteQuantity);
        WriteMode(json, order);
        WriteRare(json, order);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Trade trade)
    {
        json.WriteStartObject();
        json.WriteString("symbol"u8, trade.Order.Ticket.Instrument.Symbol);
        json.WriteNumber("id"u8, trade.Id);
        json.WriteNumber("orderId"u8, trade.Order.Id);
        json.WriteNumber("orderListId"u8, trade.Order.List?.Id ?? -1);
        WriteAmount(json, "price"u8, trade.Price);
        WriteAmount(json, "qty"u8, trade.Quantity);
        WriteAmount(json, "quoteQty"u8, trade.Quote);
        WriteAmount(json, "commission"u8, trade.Commission);
        json.WriteString("commissionAsset"u8, trade.CommissionAsset);
        json.WriteNumber("time"u8, trade.Time);
        json.WriteBoolean("isBuyer"u8, trade.Order.Ticket.IsBuy);
        json.WriteBoolean("isMaker"u8, trade.IsMaker);
        json.WriteBoolean("isBestMatch"u8, true);
        json.WriteEndObject();
    }

    public static void WriteAmount(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal amount) =>
        json.WriteString(name, WireText.Of(amount));

    private static void WriteIds(Utf8JsonWriter json, Order order)
    {
        json.WriteString("symbol"u8, order.Ticket.Instrument.Symbol);
        json.WriteNumber("orderId"u8, order.Id);
        json.WriteNumber("orderListId"u8, order.List?.Id ?? -1);
    }

    // A pending order that sells proceeds has no quantity before there are any.
    private static void WriteAmounts(Utf8JsonWriter json, Order order)
    {
        WriteAmount(json, "price"u8, order.Ticket.Price);
        if (order.Quantity > 0 || !order.IsPending)
        {
            WriteAmount(json, "origQty"u8, order.Quantity);
        }

        WriteAmount(json, "executedQty"u8, order.Executed);
    }

    private static void WriteState(Utf8JsonWriter json, Order order)
    {
        WriteAmounts(json, order);
        WriteAmount(json, "origQuoteOrderQty"u8, order.Ticket.QuoteQuantity);
        WriteAmount(json, "cummulativeQuoteQty"u8, order.QuoteExecuted);
        WriteTerms(json, order);
    }

    private static void WriteTerms(Utf8JsonWriter json, Order order)
    {
        json.WriteString("status"u8, WireText.Of(order.Status));
        json.WriteString("timeInForce"u8, WireText.Of(order.Ticket.TimeInForce));
        json.WriteString("type"u8, WireText.Of(order.Ticket.Type));
        json.WriteString("side"u8, WireText.Of(order.Ticket.Side));
    }

    private static void WriteConditional(Utf8JsonWriter json, Order order)
    {
        if (order.Ticket.StopPrice > 0)
        {
            WriteAmount(json, "stopPrice"u8, order.Ticket.StopPrice);
        }

        if (order.Ticket.IcebergQuantity > 0)
        {
            WriteAmount(json, "icebergQty"u8, order.Ticket.IcebergQuantity);
        }

        WriteRare(json, order);
    }

    private static void WriteRare(Utf8JsonWriter json, Order order)
    {
        if (order.Ticket.TrailingDelta > 0)
        {
            json.WriteNumber("trailingDelta"u8, order.Ticket.TrailingDelta);
        }

        if (order.Ticket.StrategyId is { } strategy)
        {
            json.WriteNumber("strategyId"u8, strategy);
        }

        if (order.Ticket.StrategyType is { } type)
        {
            json.WriteNumber("strategyType"u8, type);
        }

        if (order.ExpiryReason is { } reason)
        {
            json.WriteString("expiryReason"u8, reason);
        }
    }

    private static void WriteMode(Utf8JsonWriter json, Order order) =>
        json.WriteString("selfTradePreventionMode"u8, WireText.Of(order.Ticket.SelfTradeMode));

    private static void WriteFills(Utf8JsonWriter json, Order order)
    {
        json.WriteStartArray("fills"u8);
        foreach (Trade fill in order.Fills)
        {
            json.WriteStartObject();
            WriteAmount(json, "price"u8, fill.Price);
            WriteAmount(json, "qty"u8, fill.Quantity);
            WriteAmount(json, "commission"u8, fill.Commission);
            json.WriteString("commissionAsset"u8, fill.CommissionAsset);
            json.WriteNumber("tradeId"u8, fill.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
