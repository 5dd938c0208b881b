using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Tests.Paper;

/// <summary>What was sent to a paper venue, and every fill that it told of since.</summary>
internal sealed class PaperRecord
{
    private readonly Dictionary<(Symbol Symbol, string Id), OrderRequest> orders = [];
    private readonly Dictionary<long, (OrderRequest Order, Fill Fill)> fills = [];

    public IReadOnlyCollection<OrderRequest> Orders => orders.Values;

    public IReadOnlyCollection<(OrderRequest Order, Fill Fill)> Fills => fills.Values;

    /// <summary>How each order ended or rests by now.</summary>
    public Dictionary<string, OrderReport> Reports { get; } = [];

    public async Task SubmitAsync(ITradingVenue venue, OrderRequest order)
    {
        Note(order);
        await venue.SubmitAsync(order, default);
    }

    /// <summary>Entries whose proceeds are kept for their exits.</summary>
    public HashSet<string> SellsProceeds { get; } = [];

    public async Task SubmitAsync(ITradingVenue venue, OrderListRequest list)
    {
        if (list.Kind is ListKind.Opo or ListKind.Opoco)
        {
            SellsProceeds.Add(list.Working!.ClientOrderId);
        }

        foreach (OrderRequest order in list.Orders)
        {
            Note(order);
        }

        await venue.SubmitListAsync(list, default);
    }

    public void Note(OrderRequest order) => orders[(order.Symbol, order.ClientOrderId)] = order;

    /// <summary>Asks for every order; a fill that was told once is told again and never changes.</summary>
    public async Task AskAsync(ITradingVenue venue)
    {
        foreach (OrderRequest order in Orders)
        {
            OrderReport report = await venue.QueryAsync(order.Symbol, order.ClientOrderId, default);
            if (Reports.TryGetValue(order.ClientOrderId, out OrderReport? before))
            {
                Assert.Equal(before.Fills, report.Fills.Take(before.Fills.Count));
            }

            Reports[order.ClientOrderId] = report;
            foreach (Fill fill in report.Fills)
            {
                Assert.True(
                    fills.TryAdd(fill.TradeId, (order, fill))
                    || fills[fill.TradeId] == (order, fill), $"Trade {fill.TradeId} is told of twice.");
            }
        }
    }
}
