using System.Text.Json;
using Azure.Core.Serialization;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>How arguments become JSON: the caller's serializer, or the default of the transport type.</summary>
internal sealed class PayloadWriter(ObjectSerializer serializer)
{
    /// <summary>The official default: Transient keeps property names, Persistent writes camelCase.</summary>
    public static PayloadWriter For(ServiceManagerOptions options)
    {
        JsonSerializerDefaults style = options.ServiceTransportType == ServiceTransportType.Persistent
            ? JsonSerializerDefaults.Web
            : JsonSerializerDefaults.General;
        return new(options.ObjectSerializer ?? new JsonObjectSerializer(new JsonSerializerOptions(style)));
    }

    public JsonElement Write(object? argument) =>
        JsonSerializer.Deserialize<JsonElement>(serializer.Serialize(argument, argument?.GetType() ?? typeof(object)));
}
