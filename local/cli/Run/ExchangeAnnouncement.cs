using System.Text.Json;

namespace Breakwater.Local.Cli.Run;

/// <summary>The exchange's first line: it is ready, and this is its market.</summary>
internal sealed record ExchangeAnnouncement(
    string Address,
    JsonElement Symbols,
    DateTimeOffset From,
    DateTimeOffset? Until,
    DateTimeOffset Now,
    string Market)
{
    /// <summary>The exchange may list its symbols or count them.</summary>
    public int SymbolCount => Symbols.ValueKind switch
    {
        JsonValueKind.Array => Symbols.GetArrayLength(),
        JsonValueKind.Number => Symbols.GetInt32(),
        _ => 0,
    };

    /// <exception cref="CliException">The line is not the announcement.</exception>
    public static ExchangeAnnouncement Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ExchangeAnnouncement>(line, JsonSerializerOptions.Web)
                ?? throw new JsonException("It is null.");
        }
        catch (JsonException problem)
        {
            throw new CliException($"The exchange's first line is not what was expected: {line}", problem);
        }
    }
}
