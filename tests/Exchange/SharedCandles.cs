namespace Breakwater.Exchange.Tests;

/// <summary>Reference material beside the repository; a test that needs it skips where there is none.</summary>
internal static class SharedCandles
{
    public static string Find(string relativePath)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        string? root = FindRoot(folder) ?? FindRoot(new DirectoryInfo(Directory.GetCurrentDirectory()));
        string path = Path.GetFullPath(Path.Combine(root ?? ".", "..", "shared", relativePath));
        Assert.SkipUnless(Path.Exists(path), $"reference data {relativePath} is not on this machine");
        return path;
    }

    private static string? FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
