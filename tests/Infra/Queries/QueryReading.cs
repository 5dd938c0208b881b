using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests.Queries;

/// <summary>A query as the official language service reads it.</summary>
/// <param name="Problems">Everything that is wrong with it.</param>
/// <param name="Properties">The properties that it asks for.</param>
/// <param name="Compared">The texts that it compares something with.</param>
internal sealed record QueryReading(
    IReadOnlyList<string> Problems, IReadOnlyList<string> Properties, IReadOnlyList<ComparedText> Compared)
{
    /// <summary>Reads files in one run: loading the service takes longer than reading.</summary>
    public static async Task<IReadOnlyDictionary<string, QueryReading>> OfAsync(string[] files)
    {
        NodeResult result = await NodeScript.RunAsync("tests/Infra/kusto.mjs", files);
        Assert.True(result.ExitCode == 0, result.Error);

        return JsonSerializer.Deserialize<Dictionary<string, QueryReading>>(
            result.Output, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A text that a field is compared with.</summary>
internal sealed record ComparedText(string Field, string Value);
