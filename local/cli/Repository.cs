using System.Reflection;

namespace Breakwater.Local.Cli;

/// <summary>The checkout that bw was built from, and the folders it writes in.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Where projects are built: the folder bw itself was built into.</summary>
    public static string BuildArtifacts { get; } = FindBuildArtifacts(AppContext.BaseDirectory);

    public static string Artifacts => Path.Combine(Root, "artifacts");

    public static string Local => Path.Combine(Artifacts, "local");

    public static string Logs => Path.Combine(Local, "logs");

    public static string FunctionKeyFile => Path.Combine(Local, "function-key");

    public static string In(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The way a user standing in <see cref="Root"/> would write <paramref name="path"/>.</summary>
    public static string Shown(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    // <artifacts>/bin/<project>/<configuration>/bw.dll. The local run always uses the stand-ins, so a bw that was
    // built against the official packages builds into the folder beside.
    private static string FindBuildArtifacts(string start)
    {
        string artifacts = Path.GetFullPath(Path.Combine(start, "..", "..", ".."));
        return Path.GetFileName(artifacts) == "official"
            ? Path.Combine(Path.GetDirectoryName(artifacts)!, "stand-in")
            : artifacts;
    }
}
