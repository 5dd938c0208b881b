using System.Globalization;

namespace Breakwater.Local.Cli.Processes;

/// <summary>Names the process that listens on a port, where the system tells: Linux, own processes.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    /// <summary>Such as "node (process 4711)"; null when it cannot be known.</summary>
    public static string? Find(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        HashSet<string> sockets = [.. ListeningSockets(port).Select(inode => $"socket:[{inode}]")];
        return sockets.Count == 0 ? null : Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Where(folder => Holds(folder, sockets))
            .Select(Describe)
            .FirstOrDefault();
    }

    private static IEnumerable<string> ListeningSockets(int port) =>
        from table in (string[])["/proc/net/tcp", "/proc/net/tcp6"]
        where File.Exists(table)
        from line in File.ReadLines(table).Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where fields.Length > 9 && fields[3] == Listening
        let localPort = fields[1][(fields[1].LastIndexOf(':') + 1)..]
        where int.Parse(localPort, NumberStyles.HexNumber, CultureInfo.InvariantCulture) == port
        select fields[9];

    private static bool Holds(string processFolder, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles(Path.Combine(processFolder, "fd"))
                .Any(descriptor => new FileInfo(descriptor).LinkTarget is string target && sockets.Contains(target));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to somebody else.
            return false;
        }
    }

    private static string Describe(string processFolder)
    {
        string id = Path.GetFileName(processFolder);
        try
        {
            string[] command = File.ReadAllText(Path.Combine(processFolder, "cmdline")).Split('\0');
            string program = Path.GetFileName(command[0]);
            string? script = command.Skip(1).FirstOrDefault(part => part.Length > 0);
            bool runsScript = program is "dotnet" or "node" or "python3" && script?.StartsWith('-') is false;
            return $"{program}{(runsScript ? $" {Path.GetFileName(script)}" : "")} (process {id})";
        }
        catch (IOException)
        {
            return $"process {id}";
        }
    }
}
