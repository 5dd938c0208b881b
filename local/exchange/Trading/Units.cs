using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Whole ticks and steps as decimals and back; every rounding of the trading side.</summary>
public static class Units
{
    public static decimal ToDecimal(long value, int decimals) => value / (decimal)Scaling.PowerOfTen(decimals);

    public static decimal PriceOf(Instrument instrument, long ticks) => ToDecimal(ticks, instrument.PriceDecimals);

    public static decimal QuantityOf(Instrument instrument, long units) =>
        ToDecimal(units, instrument.QuantityDecimals);

    public static decimal StepOf(Instrument instrument) =>
        instrument.Recorded?.Filters.Lot is { Step: > 0 } lot ? lot.Step : ToDecimal(1, instrument.StepDecimals);

    /// <summary>The product, or the largest number that there is where it would be larger.</summary>
    public static decimal Times(decimal price, decimal quantity) =>
        price > 1 && quantity > decimal.MaxValue / price ? decimal.MaxValue : price * quantity;

    /// <summary>The largest multiple of <paramref name="step"/> that is not above the value.</summary>
    public static decimal Floor(decimal value, decimal step) => value - (value % step);

    /// <summary>Cut to the 8 decimals in which balances are kept.</summary>
    public static decimal Cut(decimal value) => Math.Round(value, WireText.Decimals, MidpointRounding.ToZero);

    /// <summary>Rounded up to those 8 decimals: what is set aside is never too little.</summary>
    public static decimal CutUp(decimal value) =>
        Math.Round(value, WireText.Decimals, MidpointRounding.ToPositiveInfinity);
}
