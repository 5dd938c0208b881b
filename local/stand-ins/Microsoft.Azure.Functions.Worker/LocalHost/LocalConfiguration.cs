using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Local.Functions;

/// <summary>
/// Settings as `func start` gives them: local.settings.json below the environment, which is below the command line.
/// </summary>
internal static class LocalConfiguration
{
    internal static HostApplicationBuilder CreateBuilder(string[] args)
    {
        using ConfigurationManager early = new();
        early.AddEnvironmentVariables("AZURE_FUNCTIONS_");
        ConfigurationManager configuration = new();
        // Watching for changes would put a watch on every folder below the content root.
        configuration["hostBuilder:reloadConfigOnChange"] = "false";
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings
        {
            Args = args,
            Configuration = configuration,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = early["ENVIRONMENT"] ?? Environments.Development,
        });
        builder.Configuration.Sources.Insert(
            IndexOfEnvironment(builder.Configuration.Sources),
            new MemoryConfigurationSource { InitialData = ReadLocalSettings() });
        return builder;
    }

    /// <summary>The file in the app's folder, or else in the current one; null when neither has it.</summary>
    internal static string? Find(string fileName)
    {
        string beside = Path.Combine(AppContext.BaseDirectory, fileName);
        if (File.Exists(beside))
        {
            return beside;
        }

        string here = Path.GetFullPath(fileName);
        return File.Exists(here) ? here : null;
    }

    internal static JsonElement ReadJson(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                File.ReadAllBytes(path),
                new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new HostStartException($"{path} is not valid JSON: {error.Message}", error);
        }
    }

    private static int IndexOfEnvironment(IList<IConfigurationSource> sources)
    {
        for (int index = sources.Count - 1; index >= 0; index--)
        {
            if (sources[index] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
            {
                return index;
            }
        }

        return sources.Count;
    }

    private static Dictionary<string, string?> ReadLocalSettings()
    {
        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
        if (Find("local.settings.json") is not string path
            || !ReadJson(path).TryGetProperty("Values", out JsonElement values))
        {
            return settings;
        }

        foreach (JsonProperty value in values.EnumerateObject())
        {
            settings[value.Name.Replace("__", ":", StringComparison.Ordinal)] = value.Value.ToString();
        }

        return settings;
    }
}
