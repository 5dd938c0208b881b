using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Execution;

/// <summary>Says before an order is sent what the venue's filters will say of it.</summary>
/// <remarks>
/// Rules as in Binance's filters.md. What it leaves open is decided so: the stop and the target without a limit price
/// count as market orders, and the position that MAX_POSITION limits includes the new order.
/// </remarks>
public static class OrderFilters
{
    /// <summary>The verdict on one order.</summary>
    public static FilterVerdict Check(OrderShape order, Instrument instrument, VenueSituation situation) =>
        Check([order], instrument, situation);

    /// <summary>The verdict on orders that the venue takes as one list: each by itself, then all in number.</summary>
    public static FilterVerdict Check(
        IReadOnlyList<OrderShape> orders, Instrument instrument, VenueSituation situation)
    {
        VenueFilters filters = VenueFilters.Of(instrument);
        FilterFindings findings = new();
        foreach (OrderShape order in orders)
        {
            CheckOrder(findings, order, filters, situation);
        }

        CheckNumbers(findings, orders, filters, situation);

        return findings.Verdict;
    }

    private static void CheckOrder(
        FilterFindings findings, OrderShape order, VenueFilters filters, VenueSituation situation)
    {
        CheckPrices(findings, order, filters.Price);
        CheckBand(findings, VenueFilter.PercentPrice, order, filters.PercentPrice, situation);
        CheckLot(findings, order, filters.Lot);
        CheckNotional(findings, VenueFilter.MinNotional, order, filters.MinNotional, situation);
        CheckIceberg(findings, order, filters.IcebergParts);
        if (order is { IsMarket: true, QuoteQuantity: null })
        {
            CheckGrid(findings, VenueFilter.MarketLotSize, order.Quantity, filters.MarketLot);
        }

        CheckTrailing(findings, order, filters.TrailingDelta);
        PercentBand? own = order.Side is OrderSide.Buy
            ? filters.PercentPriceBySide?.Bid
            : filters.PercentPriceBySide?.Ask;
        CheckBand(findings, VenueFilter.PercentPriceBySide, order, own, situation);
        CheckNotional(findings, VenueFilter.Notional, order, filters.Notional, situation);
    }

    private static void CheckPrices(FilterFindings findings, OrderShape order, PriceGrid? grid)
    {
        if (!order.IsMarket)
        {
            // A limit order without a price above zero is none, whatever the grid says.
            decimal price = order.Price ?? 0m;
            findings.Judge(VenueFilter.PriceFilter, price, grid?.Min ?? 0m, price > 0m);
        }

        foreach (decimal price in new[] { order.Price, order.StopPrice }.OfType<decimal>().Where(_ => grid is not null))
        {
            findings.AtLeast(VenueFilter.PriceFilter, price, grid!.Min);
            findings.AtMost(VenueFilter.PriceFilter, price, grid.Max);
            findings.OnStep(VenueFilter.PriceFilter, price, grid.Tick);
        }
    }

    private static void CheckBand(
        FilterFindings findings, VenueFilter filter, OrderShape order, PercentBand? band, VenueSituation situation)
    {
        if (order.IsMarket || order.Price is not { } price || band is null)
        {
            return;
        }

        if (situation.PriceOver(band.AverageMinutes) is not { } average)
        {
            findings.Leave(filter);

            return;
        }

        findings.AtMost(filter, price, average * band.Up);
        findings.AtLeast(filter, price, average * band.Down);
    }

    private static void CheckLot(FilterFindings findings, OrderShape order, QuantityGrid? lot)
    {
        if (order.QuoteQuantity is null)
        {
            CheckGrid(findings, VenueFilter.LotSize, order.Quantity, lot);
        }

        if (order.IsIceberg)
        {
            CheckGrid(findings, VenueFilter.LotSize, order.VisibleQuantity, lot);
        }
    }

    private static void CheckGrid(FilterFindings findings, VenueFilter filter, decimal? quantity, QuantityGrid? grid)
    {
        if (grid is null)
        {
            return;
        }

        findings.AtLeast(filter, quantity, grid.Min);
        findings.AtMost(filter, quantity, grid.Max);
        findings.OnStep(filter, quantity, grid.Step);
    }

    private static void CheckNotional(
        FilterFindings findings, VenueFilter filter, OrderShape order, NotionalRange? range, VenueSituation situation)
    {
        if (range is null)
        {
            return;
        }

        decimal? price = order.IsMarket ? situation.PriceOver(range.AverageMinutes) : order.Price;
        decimal? value = order.QuoteQuantity ?? Product(price, order.Quantity);
        if (range.MinForMarket || !order.IsMarket)
        {
            findings.AtLeast(filter, value, range.Min);
        }

        if (range.MaxForMarket || !order.IsMarket)
        {
            findings.AtMost(filter, value, range.Max);
        }
    }

    private static void CheckIceberg(FilterFindings findings, OrderShape order, int? limit)
    {
        if (order is { IsIceberg: true, VisibleQuantity: { } visible } && limit is { } parts)
        {
            // ceiling(quantity / visible) <= parts, without a quotient that may be rounded.
            findings.AtMost(VenueFilter.IcebergParts, order.Quantity, visible * parts);
        }
    }

    private static void CheckTrailing(FilterFindings findings, OrderShape order, TrailingRange? range)
    {
        if (range is null || order.TrailingDelta is not { } delta)
        {
            return;
        }

        findings.AtLeast(VenueFilter.TrailingDelta, delta, order.TriggersAbove ? range.MinAbove : range.MinBelow);
        findings.AtMost(VenueFilter.TrailingDelta, delta, order.TriggersAbove ? range.MaxAbove : range.MaxBelow);
    }

    private static void CheckNumbers(
        FilterFindings findings, IReadOnlyList<OrderShape> orders, VenueFilters filters, VenueSituation situation)
    {
        int algo = orders.Count(order => order.IsAlgo);
        int iceberg = orders.Count(order => order.IsIceberg);
        int lists = orders.Count > 1 ? 1 : 0;
        (OrderLimits own, OpenOrderCounts? open) = (filters.InInstrument, situation.InInstrument);
        (OrderLimits all, OpenOrderCounts? total) = (filters.AtVenue, situation.AtVenue);

        Room(VenueFilter.MaxNumOrders, open?.Orders, orders.Count, own.Orders);
        CheckPosition(findings, orders, filters.MaxPosition, situation.Position);
        Room(VenueFilter.MaxNumAlgoOrders, open?.AlgoOrders, algo, own.AlgoOrders);
        Room(VenueFilter.MaxNumIcebergOrders, open?.IcebergOrders, iceberg, own.IcebergOrders);
        Room(VenueFilter.MaxNumOrderLists, open?.OrderLists, lists, own.OrderLists);
        Room(VenueFilter.ExchangeMaxNumOrders, total?.Orders, orders.Count, all.Orders);
        Room(VenueFilter.ExchangeMaxNumAlgoOrders, total?.AlgoOrders, algo, all.AlgoOrders);
        Room(VenueFilter.ExchangeMaxNumIcebergOrders, total?.IcebergOrders, iceberg, all.IcebergOrders);
        Room(VenueFilter.ExchangeMaxNumOrderLists, total?.OrderLists, lists, all.OrderLists);

        void Room(VenueFilter filter, int? taken, int wanted, int? limit)
        {
            if (wanted > 0 && limit is { } max)
            {
                findings.Judge(filter, taken + wanted, max, taken + wanted <= max);
            }
        }
    }

    // A wish beyond what a decimal holds is beyond every maximum too.
    private static decimal? Product(decimal? price, decimal? quantity) =>
        price > 1m && quantity > decimal.MaxValue / price ? decimal.MaxValue : price * quantity;

    private static void CheckPosition(
        FilterFindings findings, IReadOnlyList<OrderShape> orders, decimal? limit, decimal? position)
    {
        OrderShape[] purchases = [.. orders.Where(order => order.Side is OrderSide.Buy)];
        if (purchases.Length > 0 && limit is { } max)
        {
            findings.AtMost(
                VenueFilter.MaxPosition, position + purchases.Max(order => order.Quantity ?? 0m), max);
        }
    }
}
