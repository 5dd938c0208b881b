namespace Breakwater.Local.Clock;

/// <summary>
/// The one clock of this process: the stand-ins read it, the local Functions host sets it before anything runs.
/// </summary>
public static class ProcessClock
{
    private static TimeProvider current = TimeProvider.System;

    /// <summary>The clock in force; <see cref="TimeProvider.System"/> until <see cref="Use"/> was called.</summary>
    public static TimeProvider Current => Volatile.Read(ref current);

    /// <summary>Puts <paramref name="clock"/> in force for the whole process.</summary>
    public static void Use(TimeProvider clock) => Volatile.Write(ref current, clock);
}
