namespace Breakwater.Pipeline.Messages;

/// <summary>Close every position and cancel every order, because the kill switch is thrown.</summary>
/// <param name="Reason">Why.</param>
public sealed record FlattenAll(string Reason);
