using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.TestKit;

/// <summary>A venue that is reached through a process that may die; orders sent before that stay sent.</summary>
public sealed class CrashingVenue(ITradingVenue inner, CrashPlan plan) : ITradingVenue
{
    public Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken) =>
        plan.RunAsync($"submit {order.ClientOrderId}", () => inner.SubmitAsync(order, cancellationToken));

    public Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken) =>
        plan.RunAsync(
            $"replace {order.ClientOrderId}",
            () => inner.ReplaceAsync(restingClientOrderId, order, cancellationToken));

    public Task<OrderReport> CancelAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        plan.RunAsync($"cancel {clientOrderId}", () => inner.CancelAsync(symbol, clientOrderId, cancellationToken));

    public Task<OrderReport> QueryAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        plan.RunAsync($"query {clientOrderId}", () => inner.QueryAsync(symbol, clientOrderId, cancellationToken));

    public Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken) =>
        plan.RunAsync($"submit list {list.ClientListId}", () => inner.SubmitListAsync(list, cancellationToken));

    public Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken) =>
        plan.RunAsync($"fills {symbol}", () => inner.FillsAsync(symbol, fromTradeId, cancellationToken));

    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) =>
        plan.RunAsync($"fees {symbol}", () => inner.FeesAsync(symbol, cancellationToken));

    public Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken) =>
        plan.RunAsync("key rights", () => inner.KeyRightsAsync(cancellationToken));

    public Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken) =>
        plan.RunAsync("open orders", () => inner.OpenOrdersAsync(cancellationToken));

    public Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        plan.RunAsync("balances", () => inner.BalancesAsync(cancellationToken));
}
