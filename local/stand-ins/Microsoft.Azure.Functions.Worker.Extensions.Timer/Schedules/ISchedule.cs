namespace Breakwater.Local.Functions.Timers;

internal interface ISchedule
{
    /// <summary>The first occurrence after <paramref name="instant"/>; null when there is none.</summary>
    DateTimeOffset? After(DateTimeOffset instant);

    /// <summary>
    /// The first occurrence after <paramref name="now"/>, counted on from the occurrence <paramref name="last"/>.
    /// </summary>
    DateTimeOffset? After(DateTimeOffset last, DateTimeOffset now);
}
