using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Trading;

/// <summary>The prices that orders meet in a candle; null for an order that the candle does not fill.</summary>
/// <param name="SlippageBasisPoints">What an order pays beyond the touched price.</param>
internal sealed record FillModel(decimal SlippageBasisPoints)
{
    /// <summary>Bought at the open, unless that costs more than the limit.</summary>
    public Execution? Buy(decimal open, decimal halfSpread, decimal limit)
    {
        decimal price = open + halfSpread + Slip(open);

        return price <= limit ? new Execution(price, open) : null;
    }

    /// <summary>Sold at market where the price is.</summary>
    public Execution Sell(decimal price, decimal halfSpread) => new(price - halfSpread - Slip(price), price);

    /// <summary>A resting stop: touched by the low, filled at the stop or at an open below it.</summary>
    public Execution? Stop(Candle candle, decimal stop) =>
        candle.Low <= stop ? Sell(Math.Min(candle.Open, stop), 0m) : null;

    /// <summary>A target: touched by the high; the price a sale meets is the target or an open above it.</summary>
    public static decimal? TouchOf(Candle candle, decimal target) =>
        candle.High >= target ? Math.Max(candle.Open, target) : null;

    private decimal Slip(decimal price) => price * SlippageBasisPoints / 10_000m;
}

/// <summary>What an order got.</summary>
/// <param name="Price">What was paid or received, quote currency.</param>
/// <param name="Reference">The candle's own price, before spread and slippage.</param>
internal readonly record struct Execution(decimal Price, decimal Reference);
