using System.Globalization;
using System.Text.Json;

namespace Breakwater.Local.Functions;

/// <summary>The keys of host.json that the local host honours, by their path.</summary>
internal sealed class HostJson
{
    private readonly JsonElement root;

    internal HostJson(string? path) => root = path is null ? default : LocalConfiguration.ReadJson(path);

    internal string RoutePrefix => Text("extensions", "http", "routePrefix") ?? "api";

    internal bool AutoCompleteMessages => Text("extensions", "serviceBus", "autoCompleteMessages") is not "False";

    internal int MaxConcurrentCalls
    {
        get
        {
            string? text = Text("extensions", "serviceBus", "maxConcurrentCalls");
            return text is null ? 16 * Environment.ProcessorCount : int.Parse(text, CultureInfo.InvariantCulture);
        }
    }

    internal TimeSpan MaxAutoLockRenewal
    {
        get
        {
            string? text = Text("extensions", "serviceBus", "maxAutoLockRenewalDuration");
            return text is null ? TimeSpan.FromMinutes(5) : TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        }
    }

    private string? Text(params ReadOnlySpan<string> path)
    {
        JsonElement element = root;
        foreach (string key in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out element))
            {
                return null;
            }
        }

        return element.ToString();
    }
}
