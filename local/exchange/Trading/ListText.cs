using System.Text.Json;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Order lists in the venue's shape.</summary>
public static class ListText
{
    /// <summary>A list without the orders' own reports.</summary>
    public static void Write(Utf8JsonWriter json, OrderList list)
    {
        json.WriteStartObject();
        WriteFields(json, list);
        json.WriteEndObject();
    }

    /// <summary>The answer to a new list.</summary>
    public static void WritePlaced(Utf8JsonWriter json, OrderList list, ResponseType type)
    {
        json.WriteStartObject();
        WriteFields(json, list);
        if (type != ResponseType.Ack)
        {
            json.WriteStartArray("orderReports"u8);
            foreach (Order order in list.Orders)
            {
                bool hasFills = type == ResponseType.Full && order.Fills.Count > 0;
                OrderText.WritePlaced(json, order, hasFills ? ResponseType.Full : ResponseType.Result);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The answer to a cancel; <paramref name="clientId"/> is the cancel's own.</summary>
    public static void WriteCancelled(
        Utf8JsonWriter json, OrderList list, IReadOnlyList<Order> cancelled, string clientId)
    {
        json.WriteStartObject();
        WriteFields(json, list);
        json.WriteStartArray("orderReports"u8);
        foreach (Order order in cancelled)
        {
            OrderText.WriteCancelled(json, order, clientId);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, OrderList list)
    {
        json.WriteNumber("orderListId"u8, list.Id);
        json.WriteString("contingencyType"u8, list.Contingency);
        json.WriteString("listStatusType"u8, list.IsOpen ? "EXEC_STARTED"u8 : "ALL_DONE"u8);
        json.WriteString("listOrderStatus"u8, list.IsOpen ? "EXECUTING"u8 : "ALL_DONE"u8);
        json.WriteString("listClientOrderId"u8, list.ClientId);
        json.WriteNumber("transactionTime"u8, list.IsOpen ? list.Time : list.Orders.Max(order => order.UpdateTime));
        json.WriteString("symbol"u8, list.Symbol);
        json.WriteStartArray("orders"u8);
        foreach (Order order in list.Orders)
        {
            json.WriteStartObject();
            json.WriteString("symbol"u8, list.Symbol);
            json.WriteNumber("orderId"u8, order.Id);
            json.WriteString("clientOrderId"u8, order.ClientId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
