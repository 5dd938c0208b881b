namespace Breakwater.Domain.Presets;

/// <summary>One field that differs between two presets.</summary>
/// <param name="Field">Its path as in the file, for example <c>exits.targets[1].r</c>.</param>
/// <param name="Before">Its value before; null where there was none.</param>
/// <param name="After">Its value after; null where there is none.</param>
public sealed record PresetChange(string Field, string? Before, string? After);
