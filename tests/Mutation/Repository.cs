using System.Reflection;

namespace Breakwater.Mutation;

/// <summary>Where the sources and the built programs are.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The folder of a program, built as this one was.</summary>
    public static string Built(string project)
    {
        DirectoryInfo own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name);
    }
}
