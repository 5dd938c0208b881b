namespace Breakwater.Benchmarks;

/// <summary>Where the repository lies.</summary>
internal static class Checkout
{
    /// <summary>The folder above the current one or the program's that holds the solution.</summary>
    public static string Root { get; } =
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();

    private static string? Above(string start)
    {
        DirectoryInfo? folder = new(start);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
