using Breakwater.TestKit.Local;

namespace Breakwater.EndToEnd.Tests;

/// <summary>Where the programs under test were built: in folders beside this one's, same configuration.</summary>
internal static class Programs
{
    public static string Functions => Find("Breakwater.Functions", "Breakwater.Functions.dll");

    public static string Exchange => Find("Breakwater.Local.Exchange", "Breakwater.Local.Exchange.dll");

    public static string CommandLine => Find("Breakwater.Local.Cli", "bw.dll");

    // bin/<project>/<configuration>/
    private static string Find(string project, string file)
    {
        string here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        string bin = Path.GetFullPath(Path.Combine(here, "..", ".."));
        Assert.SkipWhen(
            Path.GetFileName(Path.GetDirectoryName(bin)) == "official",
            "The system runs on one machine only with the stand-ins.");
        string path = Path.Combine(bin, project, Path.GetFileName(here), file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} was not built.", path);
    }

    /// <summary>The folder for what a test leaves behind, below the test's own output.</summary>
    public static string Scratch(string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "scratch", $"{name}-{FreePort.Next()}");
        Directory.CreateDirectory(folder);
        return folder;
    }
}
