using Breakwater.Domain.Markets;
using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Tests.Risk;

/// <summary>Numbers to size by, and the limits in plain words.</summary>
internal sealed record SizingCase(
    (decimal Some, decimal More) Equity,
    decimal Entry,
    decimal Distance,
    decimal Free,
    Instrument Instrument,
    RiskRules Rules)
{
    public decimal Size(decimal equity) =>
        PositionSizer.Size(equity, Entry, Entry - Distance, Free, (Instrument, Rules));

    // Multiplied, not divided: exact.
    public string? Breaks(decimal size) => size switch
    {
        _ when size * Distance > Equity.Some * Rules.RiskPerTradePercent / 100m => "risk",
        _ when size * Entry > Equity.Some * Rules.MaxPositionPercent / 100m => "share",
        _ when size * Entry > Rules.MaxPositionNotional => "notional",
        _ when size * Entry * 1.001m > Free => "cash",
        _ => null,
    };
}
