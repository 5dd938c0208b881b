using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>Files that other tools read, judged by the schemas of those tools.</summary>
public sealed class SchemaTests
{
    private const string Azd = "azure.yaml.schema.json";
    private const string Workflow = "github-workflow.json.schema.json";
    private const string Host = "host.json.schema.json";
    private const string LocalSettings = "local.settings.json.schema.json";
    private const string Sdk = "global.json.schema.json";

    [Theory]
    [InlineData(Azd, "azure.yaml")]
    [InlineData(Workflow, ".github/workflows/ci.yml")]
    [InlineData(Workflow, ".github/workflows/deploy.yml")]
    [InlineData(Host, "functions/host.json")]
    [InlineData(LocalSettings, "local.settings.example.json")]
    [InlineData(Sdk, "global.json")]
    public async Task File_FitsItsSchema(string schema, string path) =>
        Findings.None(await JudgeAsync(schema, RepositoryRoot.Combine(path)));

    [Theory]
    [InlineData(Azd, "azure.yaml", "host: function", "host: 7")]
    [InlineData(Azd, "azure.yaml", "shell: pwsh", "shell: cmd")]
    [InlineData(Azd, "azure.yaml", "preprovision:\n    posix:", "preprovision:\n    linux:")]
    [InlineData(Workflow, ".github/workflows/deploy.yml", "runs-on: ubuntu-latest", "runs_on: ubuntu-latest")]
    [InlineData(Workflow, ".github/workflows/deploy.yml", "id-token: write", "id-token: mine")]
    [InlineData(Host, "functions/host.json", "\"00:05:00\"", "\"five minutes\"")]
    [InlineData(Host, "functions/host.json", "\"version\": \"2.0\"", "\"version\": \"7.0\"")]
    [InlineData(LocalSettings, "local.settings.example.json", "\"IsEncrypted\": false", "\"IsEncrypted\": \"no\"")]
    [InlineData(LocalSettings, "local.settings.example.json", "\"Values\": {", "\"Values\": [], \"x\": {")]
    [InlineData(Sdk, "global.json", "\"sdk\": {", "\"sdk\": [], \"x\": {")]
    public async Task File_WithAPlantedFault_IsRefused(string schema, string path, string sound, string broken)
    {
        string text = await File.ReadAllTextAsync(RepositoryRoot.Combine(path));
        string planted = text.Replace(sound, broken, StringComparison.Ordinal);
        Assert.NotEqual(text, planted);
        using var folder = new ScratchFolder();
        string file = folder.Write(Path.GetFileName(path), planted);

        Assert.NotEmpty(await JudgeAsync(schema, file));
    }

    [Fact]
    public async Task YamlAndJson_WithoutASchema_CanBeRead()
    {
        using JsonDocument container = JsonDocument.Parse(
            await File.ReadAllTextAsync(RepositoryRoot.Combine(".devcontainer/devcontainer.json")));
        using var folder = new ScratchFolder();
        string schema = folder.Write("compose.schema.json", """
            {"$schema": "", "required": ["name", "services"], "properties": {"services": {"type": "object",
              "required": ["azurite", "queues", "sqledge"],
              "additionalProperties": {"required": ["image"],
                "properties": {"ports": {"items": {"pattern": "^127.0.0.1:"}}}}}}}
            """);

        string? image = container.RootElement.GetProperty("image").GetString();

        Assert.EndsWith("dotnet:10.0", image, StringComparison.Ordinal);
        Findings.None(await RunAsync(schema, RepositoryRoot.Combine("compose.yaml")));
        Assert.NotEmpty(await RunAsync(schema, folder.Write("compose.yaml", "name: x\nservices: {}\n")));
    }

    private static Task<string[]> JudgeAsync(string schema, string file) =>
        RunAsync(SharedMaterial.Require($"data/schemas/{schema}"), file);

    private static async Task<string[]> RunAsync(string schema, string file)
    {
        NodeResult result = await NodeScript.RunAsync("tests/Infra/validate.mjs", schema, file);
        Assert.True(result.ExitCode == 0, result.Error);

        return JsonSerializer.Deserialize<string[]>(result.Output)!;
    }
}
