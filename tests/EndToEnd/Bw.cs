using System.Net;
using System.Net.NetworkInformation;
using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>Calls of the bw program, and what they leave behind.</summary>
internal static class Bw
{
    // A shell starts what it puts in the background with SIGINT ignored, and that is inherited down to here.
    public static Child Run(int port, params string[] arguments) => Child.Start(
        "env",
        ["--default-signal=INT", "dotnet", "exec", Programs.CommandLine, "run", "--port", $"{port}", .. arguments],
        RepositoryRoot.Path);

    public static async Task<(int ExitCode, string[] Output, string[] Errors)> RunToEndAsync(
        int port, TimeSpan patience, params string[] arguments)
    {
        await using Child bw = Run(port, arguments);
        int exitCode = await bw.ExitAsync(patience);
        return (exitCode, [.. bw.Output], [.. bw.Errors]);
    }

    /// <summary>The one JSON object on standard output.</summary>
    public static JsonElement Summary(string[] output) => JsonElement.Parse(Assert.Single(output));

    /// <summary>All processes that descend from <paramref name="root"/> now.</summary>
    public static int[] Descendants(int root)
    {
        ILookup<int, int> children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out int id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(Parent, id => id);
        List<int> found = [.. children[root]];
        for (int next = 0; next < found.Count; next++)
        {
            found.AddRange(children[found[next]]);
        }

        return [.. found];
    }

    public static bool IsTaken(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Any((IPEndPoint listener) => listener.Port == port);

    public static bool IsAlive(int process) =>
        Read($"/proc/{process}/stat") is { Length: > 0 } stat && stat[(stat.LastIndexOf(')') + 2)..][0] != 'Z';

    private static int Parent(int process) => Read($"/proc/{process}/stat") is { Length: > 0 } stat
        ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], null)
        : -1;

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
