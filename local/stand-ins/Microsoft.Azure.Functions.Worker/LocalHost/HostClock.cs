using Breakwater.Local.Clock;

namespace Breakwater.Local.Functions;

/// <summary>
/// The time of this host: the system's, or a virtual one that the exchange simulator keeps over a crash.
/// </summary>
internal sealed class HostClock
{
    private HostClock(TimeProvider time, double? speed)
    {
        Time = time;
        Speed = speed;
    }

    internal TimeProvider Time { get; }

    internal VirtualClock? Virtual => Time as VirtualClock;

    internal ExchangeClock? Exchange { get; private init; }

    internal DateTimeOffset? Until { get; private init; }

    internal double? Speed { get; }

    /// <summary>True once the clock stands at <see cref="Until"/> and will not go on.</summary>
    internal bool Reached { get; set; }

    internal static HostClock Create(HostSettings settings)
    {
        if (!settings.Lockstep)
        {
            return new HostClock(TimeProvider.System, null);
        }

        if (settings.Exchange is Uri url)
        {
            ExchangeClock exchange = new(url);
            (DateTimeOffset now, DateTimeOffset? until) = exchange.ReadAtStart();
            return new HostClock(new VirtualClock(now), settings.Speed)
            {
                Exchange = exchange,
                Until = settings.ClockUntil ?? until,
            };
        }

        DateTimeOffset start = settings.ClockStart ?? throw new HostStartException(
            "Local:Clock:Mode is lockstep: set Local:Clock:Exchange (the simulator's address) or Local:Clock:Start.");
        return new HostClock(new VirtualClock(start), settings.Speed) { Until = settings.ClockUntil };
    }
}
