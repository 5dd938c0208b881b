using System.Text.Json;

namespace Breakwater.Local.Cli.Costing;

/// <summary>A list price in USD, and whose word it is.</summary>
internal sealed record Price(decimal Usd, string Per, DateOnly AsOf, string Source);

/// <summary>The prices of infra/costs/prices.json, by name.</summary>
internal sealed class Prices(IReadOnlyDictionary<string, Price> known)
{
    public static string File => Repository.In("infra", "costs", "prices.json");

    public IReadOnlyDictionary<string, Price> Known => known;

    public decimal this[string name] => known[name].Usd;

    public static Prices Load() => new(JsonSerializer.Deserialize<Dictionary<string, Price>>(
        System.IO.File.ReadAllText(File), JsonSerializerOptions.Web)!);
}
