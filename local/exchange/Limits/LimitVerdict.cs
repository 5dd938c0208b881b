namespace Breakwater.Local.Exchange.Limits;

/// <summary>Whether a request may be answered.</summary>
/// <param name="Status">200, 429 (too much weight) or 418 (banned).</param>
/// <param name="UsedWeight">Weight used in this minute, this request included.</param>
/// <param name="RetryAt">The time, in milliseconds, from which requests are answered again.</param>
public readonly record struct LimitVerdict(int Status, int UsedWeight, long RetryAt);
