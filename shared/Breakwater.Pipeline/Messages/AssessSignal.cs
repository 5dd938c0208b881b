using Breakwater.Domain.Signals;

namespace Breakwater.Pipeline.Messages;

/// <summary>Size a signal.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Preset">Name and version of the rules that found it.</param>
public sealed record AssessSignal(BreakoutSignal Signal, string Preset);
