using Breakwater.Domain.Presets;

namespace Breakwater.Pipeline.Engine;

/// <summary>Rules with the version of their text.</summary>
/// <param name="Preset">The rules.</param>
/// <param name="Version">Changes with any character of the text.</param>
public sealed record ActivePreset(Preset Preset, string Version)
{
    /// <summary>Name and version, as stored on trades.</summary>
    public string Id => $"{Preset.Name}@{Version}";
}

/// <summary>Rules that an operator put in the place of the deployment's own.</summary>
/// <param name="InPlaceOf">The deployment's rules then: with other rules deployed the choice is over.</param>
/// <param name="Chosen">The rules.</param>
/// <param name="At">When.</param>
public sealed record PresetChoice(string InPlaceOf, ActivePreset Chosen, DateTimeOffset At);
