using System.Text.Json;
using System.Text.Json.Serialization;

namespace Breakwater.Pipeline.Storage;

/// <summary>How rows, messages and answers are written.</summary>
public static class PipelineJson
{
    /// <summary>Camel case, enums by name, computed properties left out.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            IgnoreReadOnlyProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new PlainDecimalConverter());
        options.MakeReadOnly(populateMissingResolver: true);

        return options;
    }
}
