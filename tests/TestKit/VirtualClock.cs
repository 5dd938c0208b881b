namespace Breakwater.TestKit;

/// <summary>Time that stands still until a test moves it.</summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan span) => Now += span;

    /// <summary>Moves on to <paramref name="time"/>; time never goes back.</summary>
    public void AdvanceTo(DateTimeOffset time) => Now = time > Now ? time : Now;
}
