namespace Breakwater.Pipeline.Messages;

/// <summary>Take back every order that does not protect a position.</summary>
/// <param name="Reason">Who asked, or why.</param>
public sealed record CancelAll(string Reason);
