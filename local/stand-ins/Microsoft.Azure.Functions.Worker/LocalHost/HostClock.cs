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

    /// <summary>
    /// True while a run that has not begun waits for its first command: what an operator does first must not depend on
    /// how fast the machine is.
    /// </summary>
    internal bool Held { get; private set; }

    internal void Release() => Held = false;

    internal static HostClock Create(HostSettings settings)
    {
        if (!settings.Lockstep)
        {
            return new HostClock(TimeProvider.System, null);
        }

        if (settings.Exchange is Uri url)
        {
            ExchangeClock exchange = new(url);
            (DateTimeOffset now, DateTimeOffset? from, DateTimeOffset? until) = exchange.ReadAtStart();
            return new HostClock(new VirtualClock(now), settings.Speed)
            {
                Exchange = exchange,
                Until = settings.ClockUntil ?? until,
                // After a crash the time has moved on, and the command was given before it.
                Held = settings.ClockHeld && now == from,
            };
        }

        DateTimeOffset start = settings.ClockStart ?? throw new HostStartException(
            "Local:Clock:Mode is lockstep: set Local:Clock:Exchange (the simulator's address) or Local:Clock:Start.");
        return new HostClock(new VirtualClock(start), settings.Speed)
        {
            Until = settings.ClockUntil,
            Held = settings.ClockHeld,
        };
    }
}
