using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Local.Functions;

/// <summary>What the local host is told by settings named `Local:*`, and by host.json.</summary>
internal sealed partial class HostSettings
{
    private readonly IConfiguration configuration;

    internal HostSettings(IConfiguration configuration)
    {
        this.configuration = configuration;
        Host = new HostJson(LocalConfiguration.Find("host.json"));
    }

    internal HostJson Host { get; }

    internal int Port => Number("Local:Port", 7071);

    internal bool Quiet => string.Equals(configuration["Local:Quiet"], "true", StringComparison.OrdinalIgnoreCase);

    internal bool Lockstep
    {
        get
        {
            string mode = configuration["Local:Clock:Mode"] is { Length: > 0 } text ? text : "system";
            bool lockstep = string.Equals(mode, "lockstep", StringComparison.OrdinalIgnoreCase);
            return lockstep || string.Equals(mode, "system", StringComparison.OrdinalIgnoreCase)
                ? lockstep
                : throw new HostStartException($"Local:Clock:Mode is '{mode}'; it must be system or lockstep.");
        }
    }

    internal Uri? Exchange => configuration["Local:Clock:Exchange"] is { Length: > 0 } url ? new Uri(url) : null;

    internal DateTimeOffset? ClockStart => Instant("Local:Clock:Start");

    internal bool ClockHeld =>
        string.Equals(configuration["Local:Clock:Held"], "true", StringComparison.OrdinalIgnoreCase);

    internal DateTimeOffset? ClockUntil => Instant("Local:Clock:Until");

    /// <summary>Simulated seconds per real second, at most; null for no limit.</summary>
    internal double? Speed
    {
        get
        {
            string text = configuration["Local:Clock:Speed"] ?? "60";
            if (string.Equals(text, "max", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            return double.TryParse(text, CultureInfo.InvariantCulture, out double speed) && speed > 0
                ? speed
                : throw new HostStartException(
                    $"Local:Clock:Speed is '{text}'; it must be max or a number above zero.");
        }
    }

    internal string StateDirectory => Path.GetFullPath(
        configuration["Local:StateDirectory"] is { Length: > 0 } path ? path : ".local-state");

    /// <summary>Where telemetry is written to as JSON lines; null for nowhere.</summary>
    internal string? TelemetryFile =>
        configuration["Local:Telemetry"] is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    internal string? FunctionKey => configuration["Local:FunctionKey"];

    internal string? ServiceBusConfig => configuration["Local:ServiceBusConfig"];

    internal TimeSpan DrainTimeout => TimeSpan.FromSeconds(Number("Local:DrainSeconds", 30));

    internal string? this[string name] => configuration[name.Replace("__", ":", StringComparison.Ordinal)];

    /// <summary>Puts settings in the place of their %names%; a missing one is a start error.</summary>
    internal string Resolve(string text, string function) => SettingName().Replace(text, match =>
        this[match.Groups[1].Value]
        ?? throw new HostStartException($"{function}: the setting '{match.Groups[1].Value}' in '{text}' is missing."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex SettingName();

    private int Number(string name, int otherwise)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return otherwise;
        }

        return int.TryParse(text, CultureInfo.InvariantCulture, out int number) && number >= 0
            ? number
            : throw new HostStartException($"{name} is '{text}'; it must be a whole number, zero or more.");
    }

    private DateTimeOffset? Instant(string name)
    {
        if (configuration[name] is not { Length: > 0 } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant.ToUniversalTime()
            : throw new HostStartException($"{name} is '{text}'; it must be an ISO 8601 instant.");
    }
}
