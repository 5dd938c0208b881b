using Breakwater.Simulation.Time;
using Breakwater.TestKit;

namespace Breakwater.Simulation.Outside;

/// <summary>One process of the app. Once dead it never does anything again; another takes its place.</summary>
public sealed class Instance(int number, TimeSpan skew) : ILife
{
    public int Number { get; } = number;

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan Skew { get; set; } = skew;

    public bool IsDead { get; private set; }

    /// <summary>Port calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Handlers at work.</summary>
    public HashSet<string> Busy { get; } = [];

    /// <summary>The call at which it dies; null for never.</summary>
    public CrashPoint? CrashAt { get; set; }

    public PipelineRig Rig { get; set; } = null!;

    public bool GoesOn() => !IsDead;

    public void Die() => IsDead = true;

    /// <summary>Counts a call; true when it dies before the call is done.</summary>
    public bool DiesBefore() => ++Calls == CrashAt?.Call && !CrashAt.AfterTheCall;

    /// <summary>Whether it dies when the call is done and not answered.</summary>
    public bool DiesAfter(int call) => call == CrashAt?.Call && CrashAt.AfterTheCall;
}

/// <summary>Where a process dies.</summary>
/// <param name="Call">Which of its port calls, from one.</param>
/// <param name="AfterTheCall">Whether the call is still done.</param>
public sealed record CrashPoint(int Call, bool AfterTheCall);
