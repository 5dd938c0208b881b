using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Pipeline.Ports;

/// <summary>Where orders go. Paper trading is one of its adapters.</summary>
/// <remarks>
/// Order calls answer with a report and do not throw for trouble outside: no answer is
/// <see cref="OrderStatus.Unknown"/>. The lists throw <see cref="OutsideTroubleException"/>, so that a failed query is
/// never read as "nothing there".
/// </remarks>
public interface ITradingVenue
{
    /// <summary>Sends an order once. There is no retry inside.</summary>
    Task<OrderReport> SubmitAsync(OrderRequest order, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a resting stop back and places another in one request; when the first fails nothing is placed.
    /// </summary>
    Task<ReplaceReport> ReplaceAsync(
        string restingClientOrderId, OrderRequest order, CancellationToken cancellationToken);

    /// <summary>Takes a resting order back; the report says what it had become.</summary>
    Task<OrderReport> CancelAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken);

    /// <summary>What became of an order.</summary>
    Task<OrderReport> QueryAsync(Symbol symbol, string clientOrderId, CancellationToken cancellationToken);

    /// <summary>Every resting order of the account, ours and foreign.</summary>
    Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken);

    /// <summary>What the account owns.</summary>
    Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken);
}

/// <summary>Both halves of a replacement.</summary>
/// <param name="Resting">What became of the order that was to go.</param>
/// <param name="Placed">What became of the one that was to come; not found when it was never tried.</param>
public sealed record ReplaceReport(OrderReport Resting, OrderReport Placed);

/// <summary>An order that rests at the venue.</summary>
/// <param name="Symbol">Its instrument.</param>
/// <param name="ClientOrderId">Ours when it begins with <c>bw-</c>.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Unfilled base quantity.</param>
/// <param name="StopPrice">Trigger, quote currency; null for plain orders.</param>
public sealed record OpenOrder(
    Symbol Symbol, string ClientOrderId, OrderSide Side, decimal Quantity, decimal? StopPrice);

/// <summary>What the account owns of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Free">What can be used.</param>
/// <param name="Locked">What resting orders hold.</param>
public sealed record Balance(string Asset, decimal Free, decimal Locked);
