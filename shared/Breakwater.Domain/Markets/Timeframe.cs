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

/// <summary>Arithmetic on the UTC grid of candles.</summary>
public static class TimeframeGrid
{
    /// <summary>How long one candle lasts.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeframe"/> is <see
    /// cref="Timeframe.None"/>.</exception>
    public static TimeSpan Duration(this Timeframe timeframe)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual((int)timeframe, 0, nameof(timeframe));

        return TimeSpan.FromSeconds((int)timeframe);
    }

    /// <summary>The open time of the candle that is forming at <paramref name="time"/>.</summary>
    public static DateTimeOffset OpenTimeAt(this Timeframe timeframe, DateTimeOffset time)
    {
        long ticks = timeframe.Duration().Ticks;

        return new DateTimeOffset(time.UtcTicks - (time.UtcTicks % ticks), TimeSpan.Zero);
    }
}
