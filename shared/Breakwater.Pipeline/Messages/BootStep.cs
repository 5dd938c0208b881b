using Breakwater.Domain.Engine;

namespace Breakwater.Pipeline.Messages;

/// <summary>Do one start-up phase.</summary>
/// <param name="Phase">Which.</param>
/// <param name="Attempt">From one.</param>
public sealed record BootStep(BootPhase Phase, int Attempt);
