namespace Breakwater.Local.Exchange.Accounts;

/// <summary>Unfilled orders of an account in the running 10 seconds and day of UTC.</summary>
public sealed class OrderCount
{
    public const int ShortLimit = 50;
    public const int DayLimit = 160_000;

    /// <summary>What the first fill gives back.</summary>
    public const int TakerRelief = 1;
    public const int MakerRelief = 5;

    private const long ShortSpan = 10_000;
    private const long DaySpan = 86_400_000;

    private long shortWindow;
    private long dayWindow;

    public int InSeconds { get; private set; }

    public int InDay { get; private set; }

    /// <summary>Starts new intervals when their time has come.</summary>
    public void MoveTo(long now)
    {
        if (now / ShortSpan != shortWindow)
        {
            shortWindow = now / ShortSpan;
            InSeconds = 0;
        }

        if (now / DaySpan != dayWindow)
        {
            dayWindow = now / DaySpan;
            InDay = 0;
        }
    }

    public bool IsShortFull(int orders) => InSeconds + orders > ShortLimit;

    public bool IsDayFull(int orders) => InDay + orders > DayLimit;

    public void Add(int orders)
    {
        InSeconds += orders;
        InDay += orders;
    }

    public void Relieve(int orders)
    {
        InSeconds = Math.Max(0, InSeconds - orders);
        InDay = Math.Max(0, InDay - orders);
    }

    /// <summary>Milliseconds until the short or the day's interval starts again.</summary>
    public static long UntilNext(bool isDay, long now) =>
        isDay ? DaySpan - (now % DaySpan) : ShortSpan - (now % ShortSpan);
}
