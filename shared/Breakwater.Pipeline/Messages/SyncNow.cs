namespace Breakwater.Pipeline.Messages;

/// <summary>Compare with the venue now.</summary>
/// <param name="Reason">Who asked, or why.</param>
public sealed record SyncNow(string Reason);
