using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Breakwater.Local.Cli.Processes;

/// <summary>Ctrl-C, SIGTERM, a closed terminal, or the death of the "dotnet run" that started bw.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly Timer? parentWatch;

    private StopRequest()
    {
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            registrations.Add(PosixSignalRegistration.Create(signal, Take));
        }

        if (ParentId() is int parent && IsDotnet(parent))
        {
            parentWatch = new Timer(_ => CheckParent(parent), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        }
    }

    public CancellationToken Token => source.Token;

    public static StopRequest Listen() => new();

    public void Dispose()
    {
        parentWatch?.Dispose();
        registrations.ForEach(registration => registration.Dispose());
        source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        Cancel();
    }

    private void CheckParent(int parent)
    {
        if (ParentId() != parent)
        {
            Cancel();
        }
    }

    private void Cancel()
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work is over.
        }
    }

    // Field 4 of /proc/self/stat; the command name in field 2 may hold spaces and parentheses.
    private static int? ParentId()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string stat = File.ReadAllText("/proc/self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static bool IsDotnet(int processId)
    {
        try
        {
            using Process parent = Process.GetProcessById(processId);
            return parent.ProcessName == "dotnet";
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
