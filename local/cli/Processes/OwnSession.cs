using System.Diagnostics;

namespace Breakwater.Local.Cli.Processes;

/// <summary>Starts a program as the leader of its own session, where that can be had (setsid on Linux).</summary>
internal static class OwnSession
{
    private const string Starter = "/usr/bin/setsid";

    public static bool IsAvailable { get; } = OperatingSystem.IsLinux() && File.Exists(Starter);

    /// <summary>setsid replaces itself by the program, so the process id stays the program's.</summary>
    public static ProcessStartInfo StartInfo(string fileName, IEnumerable<string> arguments) => IsAvailable
        ? new ProcessStartInfo(Starter, [fileName, .. arguments])
        : new ProcessStartInfo(fileName, arguments);
}
