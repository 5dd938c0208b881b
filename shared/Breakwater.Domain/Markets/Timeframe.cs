namespace Breakwater.Domain.Markets;

/// <summary>The length of a candle, in seconds. The default value is no timeframe and is refused everywhere.</summary>
public enum Timeframe
{
    /// <summary>Nobody chose one.</summary>
    None = 0,

    /// <summary>One minute.</summary>
    M1 = 60,

    /// <summary>Five minutes.</summary>
    M5 = 300,

    /// <summary>Fifteen minutes.</summary>
    M15 = 900,

    /// <summary>One hour.</summary>
    H1 = 3600,

    /// <summary>Four hours.</summary>
    H4 = 14400,

    /// <summary>One day, from 00:00 UTC.</summary>
    D1 = 86400,
}
