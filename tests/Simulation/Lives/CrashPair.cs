using Breakwater.Simulation.Outside;

namespace Breakwater.Simulation.Lives;

/// <summary>Where the first process dies and where the one that takes its place dies; null for never.</summary>
public sealed record CrashPair(CrashPoint? First, CrashPoint? Second);
