using System.Collections.Frozen;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Loading;

/// <summary>A recorded answer of exchangeInfo, plain or packed (.gz): of all symbols or of some.</summary>
public static class ExchangeInfoFile
{
    /// <summary>Reads the listings; throws <see cref="StartupException"/> with what is wrong.</summary>
    public static Listings Load(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(PackedFile.ReadAll(path));
            return Read(document.RootElement.Clone());
        }
        catch (JsonException problem)
        {
            throw new StartupException($"--exchange-info {path}: is no JSON ({problem.Message})", problem);
        }
        catch (StartupException problem)
        {
            throw new StartupException($"--exchange-info {path}: {problem.Message}", problem);
        }
    }

    private static Listings Read(JsonElement info)
    {
        if (info.ValueKind != JsonValueKind.Object || !info.TryGetProperty("symbols", out JsonElement symbols)
            || symbols.ValueKind != JsonValueKind.Array)
        {
            throw new StartupException("has no list of symbols");
        }

        JsonElement? filters = info.TryGetProperty("exchangeFilters", out JsonElement list)
            && list.ValueKind == JsonValueKind.Array ? list : null;
        AccountLimits exchange = FilterReader.ReadExchange(filters?.EnumerateArray() ?? []);
        Dictionary<string, Listing> listings = new(StringComparer.Ordinal);
        foreach (JsonElement symbol in symbols.EnumerateArray())
        {
            string name = Text(symbol, "symbol") ?? throw new StartupException("a symbol has no name");
            listings[name] = ReadSymbol(name, symbol, exchange);
        }

        return new Listings(listings, filters);
    }

    private static Listing ReadSymbol(string name, JsonElement symbol, AccountLimits exchange)
    {
        try
        {
            return new Listing
            {
                Status = Text(symbol, "status") ?? throw new StartupException("it has no status"),
                OrderTypes = Items(symbol, "orderTypes").Select(type => type.GetString()!).ToFrozenSet(),
                Abilities = symbol.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.True)
                    .Select(field => field.Name).ToFrozenSet(),
                Filters = FilterReader.Read(Items(symbol, "filters"), exchange),
                Text = symbol,
            };
        }
        catch (StartupException problem)
        {
            throw new StartupException($"{name}: {problem.Message}", problem);
        }
    }

    private static string? Text(JsonElement symbol, string name) => symbol.ValueKind == JsonValueKind.Object
        && symbol.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement symbol, string name) =>
        symbol.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray() : throw new StartupException($"it has no list of {name}");
}
