using System.Xml.Linq;

namespace Breakwater.Local.Cli.Testing;

/// <summary>A project under tests/ that holds tests.</summary>
/// <param name="Path">Of its project file.</param>
/// <param name="Folder">Below tests/, with forward slashes.</param>
/// <param name="RunsBesideOthers">It starts no process and minds no wall clock, so another may run meanwhile.</param>
internal sealed record TestProject(string Path, string Folder, bool RunsBesideOthers)
{
    public static IReadOnlyList<TestProject> FindAll(string testsFolder) => !Directory.Exists(testsFolder)
        ? []
        :
        [
            .. from path in Directory.EnumerateFiles(testsFolder, "*.csproj", SearchOption.AllDirectories)
               let folder = System.IO.Path.GetRelativePath(
                   testsFolder, System.IO.Path.GetDirectoryName(path)!).Replace('\\', '/')
               let terms = XDocument.Load(path)
               where folder != "Benchmarks" && Says(terms, "IsTestProject")
               orderby folder
               select new TestProject(path, folder, Says(terms, nameof(RunsBesideOthers))),
        ];

    /// <summary>
    /// The projects whose folder or file name contains <paramref name="filter"/>; when there are none, every project,
    /// and the filter is meant for the names of tests.
    /// </summary>
    public static (IReadOnlyList<TestProject> Projects, string? TestName) Select(
        IReadOnlyList<TestProject> all, string? filter)
    {
        TestProject[] named = [.. all.Where(project => filter is null || project.IsNamed(filter))];
        return named.Length > 0 ? (named, null) : (all, filter);
    }

    private bool IsNamed(string filter) =>
        Folder.Contains(filter, StringComparison.OrdinalIgnoreCase)
        || System.IO.Path.GetFileNameWithoutExtension(Path).Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static bool Says(XDocument terms, string property) => terms.Descendants(property)
        .Any(element => element.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));
}
