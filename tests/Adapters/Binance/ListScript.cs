using Breakwater.Adapters.Tests.Venues;
using Breakwater.Domain.Execution;

namespace Breakwater.Adapters.Tests.Binance;

/// <summary>One list of each kind, and what the venue says to it.</summary>
internal static class ListScript
{
    private const string Folder = "/api/v3/orderList/";

    public static readonly OrderListRequest Oco = ContractOrders.Protection("o", 0.900m);
    public static readonly OrderListRequest Oto = Bracket(sellsProceeds: false, hasTarget: false);
    public static readonly OrderListRequest Otoco = Bracket(sellsProceeds: false, hasTarget: true);
    public static readonly OrderListRequest Opo = Bracket(sellsProceeds: true, hasTarget: false);
    public static readonly OrderListRequest Opoco = Bracket(sellsProceeds: true, hasTarget: true);

    public static string PathOf(ListKind kind) => Folder + kind.ToString().ToLowerInvariant();

    public static OrderListRequest Of(ListKind kind) => kind switch
    {
        ListKind.Oco => Oco,
        ListKind.Oto => Oto,
        ListKind.Otoco => Otoco,
        ListKind.Opo => Opo,
        _ => Opoco,
    };

    private static OrderListRequest Bracket(bool sellsProceeds, bool hasTarget) => ContractOrders.Bracket(
        "b",
        ContractOrders.Entry("b-e", OrderType.LimitOrKill, 1.000m, 502m),
        0.900m,
        sellsProceeds,
        hasTarget ? 510m : null);

    /// <summary>
    /// An answer sorted as the venue does: working order, stop, target. What waits for proceeds has no quantity.
    /// </summary>
    public static string Answer(OrderListRequest list, string working, string exits, string executed = "0.0")
    {
        OrderRequest[] sorted =
            [.. list.Orders.OrderBy(order => order == list.Working ? 0 : order.StopPrice is null ? 2 : 1)];
        IEnumerable<string> reports = sorted.Select((order, index) =>
        {
            bool works = order == list.Working;
            string quantity = works || list.Kind is not (ListKind.Opo or ListKind.Opoco)
                ? $"\"origQty\":\"{(works ? "1.0" : "0.9")}\","
                : "";

            return $$"""
                {"symbol":"BTCUSDT","orderId":{{100 + index}},"orderListId":5,"price":"1.0",{{quantity}}
                "clientOrderId":"{{order.ClientOrderId}}","executedQty":"{{(works ? executed : "0.0")}}",
                "status":"{{(works ? working : exits)}}","side":"SELL","type":"LIMIT","timeInForce":"GTC"}
                """;
        });

        return $$"""
            {"orderListId":5,"contingencyType":"OTO","listStatusType":"EXEC_STARTED","listOrderStatus":"EXECUTING",
            "listClientOrderId":"{{list.ClientListId}}","transactionTime":1763000506354,"symbol":"BTCUSDT",
            "orders":[],"orderReports":[{{string.Join(',', reports)}}]}
            """;
    }
}
