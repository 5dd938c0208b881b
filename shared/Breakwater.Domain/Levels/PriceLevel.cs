namespace Breakwater.Domain.Levels;

/// <summary>A price that sellers have defended.</summary>
/// <param name="Price">Quote currency.</param>
/// <param name="Kind">How it was found.</param>
/// <param name="Touches">How often price came near and turned.</param>
/// <param name="FirstTouch">Open time of the first touching candle.</param>
/// <param name="LastTouch">Open time of the last touching candle.</param>
/// <param name="Strength">0 (weak) to 1 (strong).</param>
public sealed record PriceLevel(
    decimal Price,
    LevelKind Kind,
    int Touches,
    DateTimeOffset FirstTouch,
    DateTimeOffset LastTouch,
    decimal Strength)
{
    /// <summary>From the level down to the lowest low between its first and last touch, both included, quote currency;
    /// 0 when it was only touched before the series.</summary>
    public decimal BaseHeight { get; init; }

    /// <summary>How many other levels lie close above it, before strength and spacing thin them out.</summary>
    public int Neighbours { get; init; }
}

/// <summary>How a level was found.</summary>
public enum LevelKind
{
    /// <summary>Nobody said.</summary>
    None = 0,

    /// <summary>The upper edge of the Donchian channel, the newest candle excluded.</summary>
    Donchian = 1,

    /// <summary>A confirmed swing high.</summary>
    SwingHigh = 2,

    /// <summary>The high of one of the most traded candles.</summary>
    HighVolume = 3,

    /// <summary>The high of the last whole UTC day.</summary>
    PreviousDay = 4,

    /// <summary>The high of the last whole week, from Monday 00:00 UTC.</summary>
    PreviousWeek = 5,

    /// <summary>A round number that was touched.</summary>
    Round = 6,
}
