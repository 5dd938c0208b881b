namespace Breakwater.Backtesting.Trading;

/// <summary>What an order meets that is sent now.</summary>
/// <param name="Price">The price, quote currency.</param>
/// <param name="HalfSpread">Half of ask minus bid, quote currency; zero where the price is the bid.</param>
/// <param name="Depth">What a purchase finds, base currency.</param>
/// <param name="At">The time.</param>
internal readonly record struct MarketMoment(decimal Price, decimal HalfSpread, decimal Depth, DateTimeOffset At);
