using System.Runtime.InteropServices;

namespace Breakwater.Local.Cli.Processes;

/// <summary>Signals that .NET receives but cannot send.</summary>
internal static class UnixSignals
{
    private const int Kill = 9;
    private const int Terminate = 15;

    /// <summary>Asks <paramref name="processId"/> to end; false without signals or such a process.</summary>
    public static bool AskToEnd(int processId) =>
        !OperatingSystem.IsWindows() && Send(processId, Terminate) == 0;

    /// <summary>Ends what is left of the process group that <paramref name="leader"/> led.</summary>
    public static bool EndGroup(int leader) => !OperatingSystem.IsWindows() && Send(-leader, Kill) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int processId, int signal);
}
