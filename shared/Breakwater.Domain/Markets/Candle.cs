namespace Breakwater.Domain.Markets;

/// <summary>One closed candle. A forming candle is never a <see cref="Candle"/>.</summary>
/// <param name="OpenTime">Start, inclusive, UTC.</param>
/// <param name="Open">First traded price, quote currency.</param>
/// <param name="High">Highest traded price.</param>
/// <param name="Low">Lowest traded price.</param>
/// <param name="Close">Last traded price.</param>
/// <param name="Volume">Traded quantity, base currency.</param>
public readonly record struct Candle(
    DateTimeOffset OpenTime,
    decimal Open,
    decimal High,
    decimal Low,
    decimal Close,
    decimal Volume);
