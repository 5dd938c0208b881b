using System.Globalization;
using System.Text.Json;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Tests.Venues;

/// <summary>Orders of the contract; prices are around 500.</summary>
internal static class ContractOrders
{
    private static readonly EntryApproval Approval = JsonSerializer.Deserialize<EntryApproval>(
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"symbol":"{{VenueContractBed.Symbol}}","quantity":1000000,"maxPrice":1000000,"risk":1}"""),
        PipelineJson.Options)!;

    public static OrderRequest Buy(
        string id, OrderType type, decimal quantity, decimal? price = null, decimal? visible = null) =>
        OrderRequest.ForEntry(Approval, Entry(id, type, quantity, price) with { VisibleQuantity = visible });

    public static OrderRequest Sell(
        string id, OrderType type, decimal quantity, decimal? price = null, decimal? stop = null) =>
        OrderRequest.ForReduction(VenueContractBed.Symbol, Leg(id, LegKind.Exit, type, (quantity, price, stop)));

    /// <summary>A target at 510 and a stop at 490.</summary>
    public static OrderListRequest Protection(
        string id, decimal quantity, decimal target = 510m, decimal stop = 490m) => OrderListRequest.ForProtection(
        VenueContractBed.Symbol, id, Target(id, quantity, target), Stop(id, quantity, stop));

    /// <summary>An entry whose stop, or target and stop, the venue places.</summary>
    public static OrderListRequest Bracket(
        string id, Leg entry, decimal quantity, bool sellsProceeds, decimal? target = 510m, decimal stop = 470m) =>
        OrderListRequest.ForEntry(
            Approval,
            id,
            entry,
            target is { } price ? [Target(id, quantity, price), Stop(id, quantity, stop)] : [Stop(id, quantity, stop)],
            sellsProceeds);

    // A market entry goes past the price that it must carry.
    public static Leg Entry(string id, OrderType type, decimal quantity, decimal? price) =>
        Leg(id, LegKind.Entry, type, (quantity, price ?? Approval.MaxPrice, null));

    private static Leg Target(string id, decimal quantity, decimal price) =>
        Leg($"{id}-t", LegKind.Target, OrderType.LimitMaker, (quantity, price, null));

    private static Leg Stop(string id, decimal quantity, decimal price) =>
        Leg($"{id}-s", LegKind.Stop, OrderType.StopMarket, (quantity, null, price));

    private static Leg Leg(
        string id, LegKind kind, OrderType type, (decimal Quantity, decimal? Price, decimal? Stop) numbers) =>
        new(id, kind, id, type, numbers.Quantity, numbers.Price, numbers.Stop, DateTimeOffset.UnixEpoch);
}
