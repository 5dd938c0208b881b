namespace Breakwater.Local.Functions;

internal sealed record QueueStatus(string Name, long Active, long Scheduled, long DeadLetter, DateTimeOffset? Oldest);
