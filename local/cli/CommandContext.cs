namespace Breakwater.Local.Cli;

/// <summary>What every command gets from outside.</summary>
internal sealed record CommandContext(TextWriter Output, TextWriter Error, TimeProvider Time, CancellationToken Stop);
