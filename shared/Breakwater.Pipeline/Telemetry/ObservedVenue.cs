using System.Diagnostics;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Telemetry;

/// <summary>The venue, with a span and a time for each order call; what it answers is passed on as it is.</summary>
public sealed class ObservedVenue(ITradingVenue inner, TimeProvider clock) : ITradingVenue
{
    private static readonly ActivitySource Source = new(Invocations.SourceName);

    /// <summary>What it observes.</summary>
    public ITradingVenue Inner => inner;

    /// <inheritdoc />
    public async Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken)
    {
        OrderReport report = await CallAsync(
            "Submit", (order.Symbol, order.ClientOrderId), () => inner.SubmitAsync(order, cancellationToken), Same);
        Count(order, report);

        return report;
    }

    /// <inheritdoc />
    public async Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken)
    {
        ReplaceReport report = await CallAsync(
            "Replace",
            (order.Symbol, order.ClientOrderId),
            () => inner.ReplaceAsync(restingClientOrderId, order, cancellationToken),
            static both => both.Placed);
        // What was never tried was not sent.
        if (report.Placed.Status is not OrderStatus.NotFound)
        {
            Count(order, report.Placed);
        }

        return report;
    }

    /// <inheritdoc />
    public Task<OrderReport> CancelAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        CallAsync(
            "Cancel", (symbol, clientOrderId), () => inner.CancelAsync(symbol, clientOrderId, cancellationToken), Same);

    /// <inheritdoc />
    public Task<OrderReport> QueryAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        CallAsync(
            "Query", (symbol, clientOrderId), () => inner.QueryAsync(symbol, clientOrderId, cancellationToken), Same);

    /// <inheritdoc />
    public async Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken)
    {
        ListReport report = await CallAsync(
            "SubmitList",
            (list.Symbol, list.Orders[0].ClientOrderId),
            () => inner.SubmitListAsync(list, cancellationToken),
            static all => all.Orders[0]);
        foreach ((OrderRequest order, OrderReport one) in list.Orders.Zip(report.Orders))
        {
            Count(order, one);
        }

        return report;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken) =>
        inner.FillsAsync(symbol, fromTradeId, cancellationToken);

    /// <inheritdoc />
    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) =>
        inner.FeesAsync(symbol, cancellationToken);

    /// <inheritdoc />
    public Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken) =>
        inner.KeyRightsAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken) =>
        inner.OpenOrdersAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        inner.BalancesAsync(cancellationToken);

    private static OrderReport Same(OrderReport report) => report;

    private static void Count(OrderRequest order, OrderReport report) =>
        MarketMetrics.Submitted(order.Side.ToString(), order.Type.ToString(), report.Status.ToString());

    private async Task<T> CallAsync<T>(
        string call, (Symbol Symbol, string OrderId) about, Func<Task<T>> ask, Func<T, OrderReport> answer)
    {
        using Activity? span = Source.StartActivity($"Venue.{call}", ActivityKind.Client);
        span?.SetTag(TelemetryFields.Call, call)
            .SetTag(TelemetryFields.CorrelationId, span.Parent?.GetTagItem(TelemetryFields.CorrelationId))
            .SetTag(TelemetryFields.Symbol, about.Symbol.Value)
            .SetTag(TelemetryFields.OrderId, about.OrderId);
        long start = clock.GetTimestamp();
        T report = await ask();
        OrderReport one = answer(report);
        MarketMetrics.Answered(call, clock.GetElapsedTime(start), one.Status.ToString());
        span?.SetTag(TelemetryFields.State, one.Status.ToString())
            .SetTag(TelemetryFields.ErrorCode, ErrorCodes.Of(one.Reason));
        // No answer is no failure of ours, but it is one of the call.
        if (one.Status is OrderStatus.Unknown or OrderStatus.Rejected)
        {
            span?.SetStatus(ActivityStatusCode.Error, one.Reason);
        }

        return report;
    }
}
