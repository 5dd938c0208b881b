using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Breakwater.Functions.Options;
using Breakwater.Infra.Tests.Bicep;
using Breakwater.Infra.Tests.Rules;
using Breakwater.TestKit.Local;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Infra.Tests;

/// <summary>What azd hands over: parameters, hooks, and the page that explains them.</summary>
public sealed partial class AzdTests
{
    private const string ServiceFolder = "functions";

    private static readonly string[] OfAzd = ["AZURE_ENV_NAME", "AZURE_PRINCIPAL_ID"];

    [Fact]
    public async Task Parameters_AreThoseOfTheMainFileWithItsDefaults()
    {
        BicepFile main = (await BicepFolder.OwnAsync)["main.bicep"];
        Dictionary<string, string> given = await GivenAsync();

        Findings.None(ParameterRules.Differences(main, given));
    }

    [Theory]
    [InlineData("param a string = 'x'\n", "${A=x}", 0)]
    [InlineData("param a int = 5\n", "${A=5}", 0)]
    [InlineData("param a string\n", "${A}", 0)]
    [InlineData("param a string = 'x'\n", "${A=y}", 1)]
    [InlineData("param a string\n", "${A=x}", 1)]
    [InlineData("param b string\n", "${A}", 2)]
    public async Task Parameters_ThatDiffer_AreFound(string text, string value, int count)
    {
        using var folder = new ScratchFolder();
        folder.Write("main.bicep", text);
        BicepFile main = (await BicepFolder.ReadAsync(folder.Path)).Files.Single();

        Assert.Equal(count, ParameterRules.Differences(main, new() { ["a"] = value }).Count());
    }

    [Theory]
    [InlineData("docs/DEPLOY.md", "`{0}`")]
    [InlineData(".github/workflows/deploy.yml", "      {0}: ${{{{ vars.{0} }}}}\n")]
    public async Task Settings_ThatAPersonMayMake_AreNamedAndHandedOn(string path, string form)
    {
        string text = await File.ReadAllTextAsync(RepositoryRoot.Combine(path));
        IEnumerable<string> names = (await GivenAsync()).Values.Select(value => ParameterRules.Setting(value).Name);

        Findings.None(names.Except(OfAzd)
            .Where(name => !text.Contains(
                string.Format(CultureInfo.InvariantCulture, form, name), StringComparison.Ordinal))
            .Select(name => $"{path} does not name {name}"));
    }

    [Fact]
    public async Task Hooks_ExistForBothShells()
    {
        string text = await File.ReadAllTextAsync(RepositoryRoot.Combine("azure.yaml"));
        string[] scripts =
        [
            .. Run().Matches(text).Select(match => Path.GetRelativePath(
                RepositoryRoot.Path,
                Path.GetFullPath(match.Value["run: ".Length..], RepositoryRoot.Combine(FolderOf(match))))),
        ];
        ILookup<string, string?> names = scripts.ToLookup(Path.GetExtension, Path.GetFileNameWithoutExtension)!;

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.True(File.Exists(RepositoryRoot.Combine(script)), script));
        Assert.Equal(names[".sh"], names[".ps1"]);
    }

    /// <summary>azd runs a hook of the project for its own command alone, one of a service at each packing.</summary>
    [Fact]
    public async Task Prepackage_IsOfTheService_SoThatABareDeployRunsIt()
    {
        string text = await File.ReadAllTextAsync(RepositoryRoot.Combine("azure.yaml"));
        string[] levels = [.. Prepackage().Matches(text).Select(match => match.Groups["level"].Value)];

        Assert.Equal(["      "], levels);
        Assert.Contains($"project: ./{ServiceFolder}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ci.yml")]
    [InlineData("deploy.yml")]
    public async Task Workflows_RunWhatExists(string workflow)
    {
        string text = await File.ReadAllTextAsync(RepositoryRoot.Combine($".github/workflows/{workflow}"));
        IEnumerable<string> paths = Used().Matches(text).Select(match => match.Groups["path"].Value);

        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(Path.Exists(RepositoryRoot.Combine(path)), path));
    }

    /// <summary>Bicep sets what is not wanted to nothing; the app must take that as unset.</summary>
    [Fact]
    public void EmptySettings_AsBicepMaySetThem_AreUnset()
    {
        IConfiguration settings = new ConfigurationBuilder()
            .AddInMemoryCollection(CodeNames.Settings.ToDictionary(
                name => name.Replace("__", ":", StringComparison.Ordinal), _ => (string?)string.Empty))
            .Build();
        LiveOptions? live = settings.GetSection(BotOptions.Section).Get<LiveOptions>();

        Assert.NotNull(live);
        Assert.Null(live.Capital);
        Assert.True(string.IsNullOrEmpty(live.LiveConfirmed));
    }

    private static string FolderOf(Match run) => run.Groups["up"].Success ? ServiceFolder : ".";

    private static async Task<Dictionary<string, string>> GivenAsync()
    {
        string path = RepositoryRoot.Combine("infra/bicep/main.parameters.json");
        using JsonDocument file = JsonDocument.Parse(await File.ReadAllTextAsync(path));

        return file.RootElement.GetProperty("parameters").EnumerateObject().ToDictionary(
            entry => entry.Name, entry => entry.Value.GetProperty("value").GetString()!);
    }

    [GeneratedRegex("^(?<level> *)prepackage:", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Prepackage();

    [GeneratedRegex(@"run: \.(?<up>\.)?/\S+", RegexOptions.ExplicitCapture)]
    private static partial Regex Run();

    [GeneratedRegex(@"(run|uses): \./(?<path>\S+)|--file (?<path>\S+)|global-json-file: (?<path>\S+)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Used();
}
