using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Lives;

/// <summary>Which life is lived and where its processes die.</summary>
public sealed record LifePlan
{
    /// <summary>Every moment of a life.</summary>
    public static IReadOnlyList<Moment> Whole { get; } =
        [Moment.Start, Moment.Entry, Moment.Target, Moment.StopMove, Moment.Exit];

    /// <summary>The moments that are lived, in their order; without the first the bot is running already.</summary>
    public IReadOnlyList<Moment> Moments { get; init; } = Whole;

    /// <summary>Whether it ends by the kill switch and not by its stop.</summary>
    public bool IsKilled { get; init; }

    /// <summary>How far behind the venue's copy is in which queries see stops.</summary>
    public TimeSpan StopLag { get; init; }

    /// <summary>After which of its calls the first process dies; zero for never.</summary>
    public int FirstCrash { get; init; }

    /// <summary>The same for the process that takes its place.</summary>
    public int SecondCrash { get; init; }

    /// <summary>Whether to keep the lines of the trace.</summary>
    public bool KeepsTrace { get; init; }

    internal static CrashPoint? PointOf(int call) => call == 0 ? null : new CrashPoint(call, AfterTheCall: true);
}
