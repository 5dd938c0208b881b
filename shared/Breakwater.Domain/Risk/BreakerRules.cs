namespace Breakwater.Domain.Risk;

/// <summary>When trouble at the venue stops entries: orders refused or in doubt.</summary>
/// <param name="MaxFailures">So many failures within the window open the breaker.</param>
/// <param name="WindowMinutes">The window; a failure so long ago is forgotten.</param>
/// <param name="OpenMinutes">Minutes without entries after it opened; failures meanwhile never shorten them.</param>
public sealed record BreakerRules(int MaxFailures, int WindowMinutes, int OpenMinutes);
