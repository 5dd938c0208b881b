using System.Globalization;
using System.Text.Json;
using System.Xml;
using Azure.Messaging.ServiceBus.Administration;

namespace Breakwater.Local.Functions.Queues;

/// <summary>
/// The queues' settings, from a file in the form of the Service Bus emulator's config; defaults without one.
/// </summary>
internal sealed class QueueConfig
{
    private readonly Dictionary<string, JsonElement> queues = new(StringComparer.OrdinalIgnoreCase);

    internal QueueConfig(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return;
        }

        if (!File.Exists(path))
        {
            throw new HostStartException(
                $"Local:ServiceBusConfig names a file that does not exist: {Path.GetFullPath(path)}");
        }

        JsonElement root = LocalConfiguration.ReadJson(path);
        foreach (JsonElement space in root.GetProperty("UserConfig").GetProperty("Namespaces").EnumerateArray())
        {
            foreach (JsonElement queue in space.GetProperty("Queues").EnumerateArray())
            {
                queues[queue.GetProperty("Name").GetString()!] =
                    queue.TryGetProperty("Properties", out JsonElement properties) ? properties : default;
            }
        }
    }

    internal CreateQueueOptions Options(string queue)
    {
        CreateQueueOptions options = new(queue);
        if (queues.TryGetValue(queue, out JsonElement properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                Apply(options, property.Name, property.Value.ToString());
            }
        }

        return options;
    }

    private static void Apply(CreateQueueOptions options, string name, string value)
    {
        switch (name)
        {
            case "DeadLetteringOnMessageExpiration":
                options.DeadLetteringOnMessageExpiration = bool.Parse(value);
                break;
            case "DefaultMessageTimeToLive":
                options.DefaultMessageTimeToLive = XmlConvert.ToTimeSpan(value);
                break;
            case "DuplicateDetectionHistoryTimeWindow":
                options.DuplicateDetectionHistoryTimeWindow = XmlConvert.ToTimeSpan(value);
                break;
            case "LockDuration":
                options.LockDuration = XmlConvert.ToTimeSpan(value);
                break;
            case "MaxDeliveryCount":
                options.MaxDeliveryCount = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "RequiresDuplicateDetection":
                options.RequiresDuplicateDetection = bool.Parse(value);
                break;
            default:
                // Sessions and forwarding are not part of the stand-in, and nothing here rests on them.
                break;
        }
    }
}
