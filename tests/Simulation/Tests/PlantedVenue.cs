using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Simulation.Tests;

/// <summary>A venue between which and the handlers somebody meddles.</summary>
internal sealed class PlantedVenue(ITradingVenue inner) : ITradingVenue
{
    public Func<ITradingVenue, OrderRequest, Task<OrderReport>> Submits { get; init; } =
        static (venue, order) => venue.SubmitAsync(order, CancellationToken.None);

    /// <summary>Done with what rests, whenever somebody asks for it.</summary>
    public Func<ITradingVenue, IReadOnlyList<OpenOrder>, Task> Meddles { get; init; } =
        static (_, _) => Task.CompletedTask;

    public Func<OrderReport, OrderReport> Answers { get; init; } = static report => report;

    public Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken) =>
        Submits(inner, order);

    public Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken) =>
        inner.ReplaceAsync(restingClientOrderId, order, cancellationToken);

    public Task<OrderReport> CancelAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        inner.CancelAsync(symbol, clientOrderId, cancellationToken);

    public async Task<OrderReport> QueryAsync(
        Symbol symbol, string clientOrderId, CancellationToken cancellationToken) =>
        Answers(await inner.QueryAsync(symbol, clientOrderId, cancellationToken));

    public Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken) =>
        inner.SubmitListAsync(list, cancellationToken);

    public Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken) =>
        inner.FillsAsync(symbol, fromTradeId, cancellationToken);

    public Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken) =>
        inner.FeesAsync(symbol, cancellationToken);

    public Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken) =>
        inner.KeyRightsAsync(cancellationToken);

    public async Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OpenOrder> resting = await inner.OpenOrdersAsync(cancellationToken);
        await Meddles(inner, resting);

        return resting;
    }

    public Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken) =>
        inner.BalancesAsync(cancellationToken);
}
