using System.Diagnostics;
using System.Reflection;

namespace Breakwater.Tidy;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] SourceFolders = ["functions", "shared", "local", "tests"];
    private static readonly string[] ForeignFolders = ["obj", "bin", "artifacts", "node_modules"];

    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Every hand-written C# file.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
    [
        .. from folder in SourceFolders
           from file in Find(folder, "*.cs")
           select new SourceFile(file, File.ReadAllText(Path.Combine(Root, file))),
    ];

    /// <summary>Paths from the root, with slashes.</summary>
    public static IEnumerable<string> Find(string folder, string pattern)
    {
        string full = Path.Combine(Root, folder);
        return !Directory.Exists(full) ? [] :
            from file in Directory.EnumerateFiles(full, pattern, SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
            where !path.Split('/').Any(part => ForeignFolders.Contains(part))
            orderby path
            select path;
    }

    /// <summary>What git has or would take: tracked files, and new ones that are not ignored.</summary>
    public static IReadOnlyList<string> Tracked()
    {
        Assert.SkipUnless(Path.Exists(Path.Combine(Root, ".git")), "This is not a git checkout.");
        ProcessStartInfo git = new("git", ["ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(git)!;
        string[] files = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return [.. files.Where(file => File.Exists(Path.Combine(Root, file))).Distinct()];
    }
}
