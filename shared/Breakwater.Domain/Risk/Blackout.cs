namespace Breakwater.Domain.Risk;

/// <summary>A time of the week when nothing is entered; exits go on.</summary>
/// <param name="Days">It begins on these days, in UTC; empty for every day.</param>
/// <param name="From">From this time on, UTC, inclusive.</param>
/// <param name="Until">Until this time, UTC, exclusive; when not after <paramref name="From"/>, on the next
/// day.</param>
/// <param name="Reason">Why, for the journal.</param>
public sealed record Blackout(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly Until, string Reason);
