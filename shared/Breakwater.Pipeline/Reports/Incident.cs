using Breakwater.Domain.Engine;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Pipeline.Reports;

/// <summary>What tripped, what was done about it, and what is left: the report of one exit of everything.</summary>
/// <param name="Bot">Whose.</param>
/// <param name="Kind">kill, emergency-stop or flatten.</param>
/// <param name="Reason">What tripped it, or the operator's words.</param>
/// <param name="At">When it was stored.</param>
/// <param name="FlatAt">When nothing was left to be sold; null while it goes on.</param>
/// <param name="Before">The ledger at that time.</param>
/// <param name="CancelledOrders">Orders of ours that rested then and were taken back, by client order id.</param>
/// <param name="Exits">What was sold, order by order.</param>
/// <param name="Remainders">What is too small to be sold.</param>
/// <param name="OrdersStillOpen">Orders of ours that rest at the venue, by client order id; none once flat.</param>
/// <param name="Result">Net result of the trades that it ended, quote currency.</param>
public sealed record Incident(
    string Bot,
    string Kind,
    string Reason,
    DateTimeOffset At,
    DateTimeOffset? FlatAt,
    IncidentNumbers Before,
    IReadOnlyList<string> CancelledOrders,
    IReadOnlyList<IncidentExit> Exits,
    IReadOnlyList<IncidentRemainder> Remainders,
    IReadOnlyList<string> OrdersStillOpen,
    decimal Result)
{
    /// <summary>The report as far as the stored trades tell it.</summary>
    public static Incident Of(
        string bot, BotControl control, Portfolio portfolio, IReadOnlyList<Trade> trades, IEnumerable<string> resting)
    {
        DateTimeOffset at = control.ExitAllSince ?? control.At;
        Trade[] concerned = [.. trades.Where(trade => trade.CreatedAt <= at && !(trade.ClosedAt < at))];
        Trade[] closed = [.. concerned.Where(trade => trade.Status is TradeStatus.Closed)];
        decimal result = closed.Sum(trade => trade.Result().Net);
        HashSet<string> ours = [.. trades.SelectMany(trade => trade.Legs).Select(leg => leg.ClientOrderId)];

        return new Incident(
            bot,
            KindOf(control),
            control.KilledBecause ?? control.FlatteningBecause ?? string.Empty,
            at,
            control.FlatAt,
            IncidentNumbers.Of(portfolio, concerned, result),
            [.. concerned.SelectMany(trade => trade.Legs).Where(WasTakenBack).Select(leg => leg.ClientOrderId)],
            [.. concerned.SelectMany(trade => ExitsOf(trade, at))],
            [.. closed.Where(trade => trade.HeldQuantity > 0m).Select(IncidentRemainder.Of)],
            [.. resting.Where(ours.Contains)],
            result);
    }

    private static string KindOf(BotControl control) => control switch
    {
        { KilledBecause: { } reason } when reason == control.BreakerBecause => "emergency-stop",
        { KilledBecause: not null } => "kill",
        _ => "flatten",
    };

    // A leg that ended before any of its quantity was sold or bought and had reached the venue.
    private static bool WasTakenBack(Leg leg) => leg is { State: LegState.Cancelled, WasSeen: true, Fills.Count: 0 };

    private static IEnumerable<IncidentExit> ExitsOf(Trade trade, DateTimeOffset at) => trade.Legs
        .Where(leg => !leg.IsPurchase && leg.Fills.Any(fill => fill.At >= at))
        .Select(leg => new IncidentExit(
            trade.Symbol,
            leg.ClientOrderId,
            leg.Fills.Where(fill => fill.At >= at).Sum(fill => fill.Quantity),
            leg.AveragePrice ?? 0m,
            leg.Reason ?? string.Empty));
}

/// <summary>The ledger when an incident began, quote currency.</summary>
/// <param name="Equity">Start plus booked results.</param>
/// <param name="DayStartEquity">At 00:00 UTC.</param>
/// <param name="HighWaterMark">The highest so far.</param>
/// <param name="LossesSinceWin">In a row.</param>
/// <param name="Positions">Trades open or being entered.</param>
public sealed record IncidentNumbers(
    decimal Equity, decimal DayStartEquity, decimal HighWaterMark, int LossesSinceWin, int Positions)
{
    internal static IncidentNumbers Of(Portfolio portfolio, IReadOnlyList<Trade> concerned, decimal result) => new(
        portfolio.Equity - result,
        portfolio.DayStartEquity,
        portfolio.HighWaterMark,
        portfolio.LossesSinceWin,
        concerned.Count);
}

/// <summary>One sale of an incident.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="ClientOrderId">The order.</param>
/// <param name="Quantity">Base currency sold since the incident began.</param>
/// <param name="Price">Average, quote currency.</param>
/// <param name="Reason">Why it was sent: the incident, or a stop that was quicker.</param>
public sealed record IncidentExit(
    Symbol Symbol, string ClientOrderId, decimal Quantity, decimal Price, string Reason);

/// <summary>What cannot be sold.</summary>
/// <param name="Symbol">The instrument.</param>
/// <param name="Quantity">Base currency.</param>
/// <param name="Value">At the last sale's price, quote currency.</param>
public sealed record IncidentRemainder(Symbol Symbol, decimal Quantity, decimal Value)
{
    internal static IncidentRemainder Of(Trade trade) =>
        new(trade.Symbol, trade.HeldQuantity, trade.HeldQuantity * trade.LastSalePrice);
}
