namespace Breakwater.Domain.Signals;

/// <summary>What <see cref="EntryFinder"/> decided, and the watch as it is after it.</summary>
/// <param name="Decision">The entry, or why there is none.</param>
/// <param name="Watch">To be stored in the same commit as what follows from the decision; null when nothing was ever
/// recorded.</param>
public sealed record EntryOutcome(SignalDecision Decision, LevelWatch? Watch);
