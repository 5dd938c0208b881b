using Breakwater.Tidy.Rules;

namespace Breakwater.Tidy;

/// <summary>The rules about files of any kind.</summary>
public sealed class RepositoryTests
{
    private static readonly string[] ProjectFolders = ["functions", "shared", "local", "tests"];

    [Fact]
    public void Tracked_FilesAreSmall() => Findings.None(
        from path in Repository.Tracked()
        from finding in RepositoryRules.LargeFile(path, new FileInfo(Path.Combine(Repository.Root, path)).Length)
        select finding);

    [Fact]
    public void Tracked_FilesNameNoMachineAndNoRegistry() => Findings.None(
        from path in Repository.Tracked()
        let bytes = File.ReadAllBytes(Path.Combine(Repository.Root, path))
        where !bytes.Contains((byte)0)
        from finding in RepositoryRules.MachineTraces(path, System.Text.Encoding.UTF8.GetString(bytes))
        select finding);

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Serverless.sln"));
        Findings.None(
            from folder in ProjectFolders
            from project in Repository.Find(folder, "*.csproj")
            from finding in RepositoryRules.MissingFromSolution(project, solution)
            select finding);
    }
}
