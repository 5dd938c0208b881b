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

    /// <summary>Sends a list of orders once, as one: all are taken or none is.</summary>
    Task<ListReport> SubmitListAsync(OrderListRequest list, CancellationToken cancellationToken);

    /// <summary>
    /// The account's own fills of an instrument with this trade id or a later one, oldest first, at most 1000: ask
    /// again after the last.
    /// </summary>
    Task<IReadOnlyList<VenueFill>> FillsAsync(Symbol symbol, long fromTradeId, CancellationToken cancellationToken);

    /// <summary>What the account pays for a trade.</summary>
    Task<FeeRates> FeesAsync(Symbol symbol, CancellationToken cancellationToken);

    /// <summary>What the key may do.</summary>
    Task<KeyRights> KeyRightsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Every resting order of the account, ours and foreign; what waits for its list does not rest.
    /// </summary>
    Task<IReadOnlyList<OpenOrder>> OpenOrdersAsync(CancellationToken cancellationToken);

    /// <summary>What the account owns.</summary>
    Task<IReadOnlyList<Balance>> BalancesAsync(CancellationToken cancellationToken);
}

/// <summary>What became of a list.</summary>
/// <param name="ClientListId">Its id.</param>
/// <param name="Orders">
/// One report for each of its orders, in the order of the request. All are rejected when the list was refused, and all
/// unknown when no answer came.
/// </param>
public sealed record ListReport(string ClientListId, IReadOnlyList<OrderReport> Orders);

/// <summary>A fill as the account's list of trades shows it.</summary>
/// <param name="VenueOrderId">The venue's number of the order.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Fill">The fill.</param>
public sealed record VenueFill(long VenueOrderId, OrderSide Side, Fill Fill);

/// <summary>Commission of a trade.</summary>
/// <param name="MakerBasisPoints">When the order rested before.</param>
/// <param name="TakerBasisPoints">When it met a resting one.</param>
/// <param name="DiscountAsset">An asset that commission may be paid in instead; null when there is none.</param>
public sealed record FeeRates(decimal MakerBasisPoints, decimal TakerBasisPoints, string? DiscountAsset);

/// <summary>What a key may do. The default is a key that may do nothing.</summary>
/// <param name="Account">Tells accounts apart without naming one; the same for the same account.</param>
/// <param name="CanTrade">Whether it may place spot orders.</param>
/// <param name="CanWithdraw">Whether it may take money out of the account.</param>
/// <param name="IsAddressBound">Whether it works from listed addresses only.</param>
public sealed record KeyRights(string Account, bool CanTrade, bool CanWithdraw, bool IsAddressBound);

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
    Symbol Symbol, string ClientOrderId, OrderSide Side, decimal Quantity, decimal? StopPrice)
{
    /// <summary>The venue's own number of the order; null when it did not say.</summary>
    public long? VenueOrderId { get; init; }
}

/// <summary>What the account owns of one asset.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Free">What can be used.</param>
/// <param name="Locked">What resting orders hold.</param>
public sealed record Balance(string Asset, decimal Free, decimal Locked);
