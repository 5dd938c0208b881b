using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests.Bicep;

/// <summary>Bicep files that belong together.</summary>
internal sealed record BicepFolder(string Path, IReadOnlyList<BicepFile> Files)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { MaxDepth = 1024 };

    private static readonly Lazy<Task<BicepFolder>> Own = new(() => ReadAsync(RepositoryRoot.Combine("infra/bicep")));

    /// <summary>The repository's own.</summary>
    public static Task<BicepFolder> OwnAsync => Own.Value;

    public BicepFile this[string path] => Files.Single(file => file.Path == path);

    public static async Task<BicepFolder> ReadAsync(string folder)
    {
        string[] paths = Directory.GetFiles(folder, "*.bicep", SearchOption.AllDirectories);
        NodeResult result = await NodeScript.RunAsync("tests/Infra/parse.mjs", paths);
        Assert.True(result.ExitCode == 0, result.Error);
        Dictionary<string, BicepNode> trees =
            JsonSerializer.Deserialize<Dictionary<string, BicepNode>>(result.Output, Json)!;

        return new BicepFolder(
            folder,
            [
                .. from tree in trees
                   let path = System.IO.Path.GetRelativePath(folder, tree.Key).Replace('\\', '/')
                   orderby path
                   select new BicepFile(path, tree.Value),
            ]);
    }

    /// <summary>The file that a path in <paramref name="from"/> means; null when there is none.</summary>
    public BicepFile? Find(BicepFile from, string path)
    {
        string full = System.IO.Path.GetFullPath(System.IO.Path.Combine(FolderOf(from), path));

        return Files.FirstOrDefault(
            file => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, file.Path)) == full);
    }

    public string FolderOf(BicepFile file) =>
        System.IO.Path.GetDirectoryName(System.IO.Path.Combine(Path, file.Path))!;
}
