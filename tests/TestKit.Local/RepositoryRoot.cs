using System.Runtime.CompilerServices;

namespace Breakwater.TestKit.Local;

/// <summary>The folder that holds Serverless.sln.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find();

    /// <summary>The full path of something in the repository, its parts separated by <c>/</c>.</summary>
    public static string Combine(string relativePath) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relativePath));

    // A build may put its output outside the repository; the source file's own path then still leads home.
    private static string Find([CallerFilePath] string sourceFile = "")
    {
        string?[] starts =
            [AppContext.BaseDirectory, Environment.CurrentDirectory, System.IO.Path.GetDirectoryName(sourceFile)];
        return starts.Select(Above).FirstOrDefault(static root => root is not null)
            ?? throw new DirectoryNotFoundException("No folder with Serverless.sln above the output or the sources.");
    }

    private static string? Above(string? start)
    {
        DirectoryInfo? folder = string.IsNullOrEmpty(start) ? null : new DirectoryInfo(start);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
