namespace Breakwater.Domain.Markets;

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
