using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Surroundings;

/// <summary>An instrument as the venue would list one of this name and price.</summary>
internal static class DerivedInstrument
{
    // The venue counts nothing finer.
    private const decimal StepMin = 0.00000001m;

    private static readonly string[] QuoteAssets =
        ["FDUSD", "USDT", "USDC", "BUSD", "TUSD", "EUR", "TRY", "BRL", "BTC", "ETH", "BNB"];

    /// <summary>A tick of a ten-thousandth of the price at most, a lot worth at most about one quote unit.</summary>
    public static Instrument Of(Symbol symbol, decimal price, decimal minNotional)
    {
        string name = symbol.Value;
        string quote = Array.Find(
            QuoteAssets, asset => name.Length > asset.Length && name.EndsWith(asset, StringComparison.Ordinal))
            ?? name[^Math.Min(3, name.Length - 1)..];
        decimal tick = Math.Max(StepMin, PowerOfTenUpTo(price / 10_000m));
        decimal step = Math.Clamp(PowerOfTenUpTo(1m / price), StepMin, 1m);

        return new Instrument(
            symbol, name[..^quote.Length], quote, true, tick, step, step, 0m, minNotional, true);
    }

    // By multiplication and not by logarithm: the same on every machine.
    private static decimal PowerOfTenUpTo(decimal value)
    {
        decimal power = 1m;
        while (power > value && power > StepMin)
        {
            power /= 10m;
        }

        while (power * 10m <= value)
        {
            power *= 10m;
        }

        return power;
    }
}
