using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Paper;

/// <summary>
/// The paper account: what it owns, what rests, and the next numbers. Money is neither made nor lost in it.
/// </summary>
/// <param name="Balances">By asset.</param>
/// <param name="Resting">Stops that wait for their trigger.</param>
/// <param name="NextTradeId">The id of the next fill.</param>
internal sealed record PaperAccount(
    IReadOnlyDictionary<string, PaperBalance> Balances,
    IReadOnlyList<PaperStop> Resting,
    long NextTradeId)
{
    public static PaperAccount Opened(string quoteAsset, decimal amount) => new(
        new Dictionary<string, PaperBalance> { [quoteAsset] = new(amount, 0m) }, [], 1);

    public PaperBalance Of(string asset) => Balances.TryGetValue(asset, out PaperBalance? balance)
        ? balance
        : new PaperBalance(0m, 0m);

    /// <summary>The account with an asset's balance changed.</summary>
    /// <exception cref="InvalidOperationException">It would fall below zero: a bug in the matching.</exception>
    public PaperAccount Move(string asset, decimal free, decimal locked)
    {
        PaperBalance moved = new(Of(asset).Free + free, Of(asset).Locked + locked);

        return moved.Free < 0m || moved.Locked < 0m
            ? throw new InvalidOperationException($"The paper balance of {asset} would be {moved}.")
            : this with { Balances = new Dictionary<string, PaperBalance>(Balances) { [asset] = moved } };
    }

    public PaperStop? Stop(string clientOrderId) =>
        Resting.FirstOrDefault(stop => stop.ClientOrderId == clientOrderId);

    /// <summary>A stop as it rests now, however far it has been checked since it was read.</summary>
    public PaperStop? Same(PaperStop stop) =>
        Resting.FirstOrDefault(other => other with { CheckedUntil = stop.CheckedUntil } == stop);

    public IReadOnlyList<Balance> List() =>
        [.. Balances.Select(pair => new Balance(pair.Key, pair.Value.Free, pair.Value.Locked))];
}

/// <summary>What the account owns of one asset.</summary>
internal sealed record PaperBalance(decimal Free, decimal Locked);

/// <summary>A stop that waits for its trigger; its quantity is locked.</summary>
internal sealed record PaperStop(
    string ClientOrderId,
    Symbol Symbol,
    string BaseAsset,
    string QuoteAsset,
    decimal Quantity,
    decimal StopPrice,
    DateTimeOffset CheckedUntil)
{
    public OpenOrder ToOpenOrder() => new(Symbol, ClientOrderId, OrderSide.Sell, Quantity, StopPrice);
}
