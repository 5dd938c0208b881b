using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Risk;

/// <summary>What risk allowed: the only thing an entry order can be made from.</summary>
[JsonConverter(typeof(EntryApprovalJsonConverter))]
public sealed record EntryApproval
{
    internal EntryApproval(Symbol symbol, decimal quantity, decimal maxPrice, decimal risk)
    {
        Symbol = symbol;
        Quantity = quantity;
        MaxPrice = maxPrice;
        Risk = risk;
    }

    /// <summary>The instrument.</summary>
    public Symbol Symbol { get; }

    /// <summary>Base currency, on the lot step; no entry may be larger.</summary>
    public decimal Quantity { get; }

    /// <summary>Quote currency, on the tick; no entry may pay more.</summary>
    public decimal MaxPrice { get; }

    /// <summary>Lost if the stop is hit from the worst allowed entry, quote currency.</summary>
    public decimal Risk { get; }

    /// <summary>Value at the worst price allowed, quote currency.</summary>
    public decimal Notional => Quantity * MaxPrice;

    /// <summary>What is left of it after so much was bought, base currency.</summary>
    internal EntryApproval Less(decimal bought)
    {
        decimal left = Math.Max(0m, Quantity - bought);

        return bought == 0m ? this : new EntryApproval(Symbol, left, MaxPrice, Risk * left / Quantity);
    }
}

/// <summary>
/// Reads an approval back with the trade that it was stored with; code outside the domain cannot make one.
/// </summary>
internal sealed class EntryApprovalJsonConverter : JsonConverter<EntryApproval>
{
    public override EntryApproval Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Wire wire = JsonSerializer.Deserialize<Wire>(ref reader, options)
            ?? throw new JsonException("An approval cannot be null.");

        return new EntryApproval(wire.Symbol, wire.Quantity, wire.MaxPrice, wire.Risk);
    }

    public override void Write(Utf8JsonWriter writer, EntryApproval value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer, new Wire(value.Symbol, value.Quantity, value.MaxPrice, value.Risk), options);

    private sealed record Wire(Symbol Symbol, decimal Quantity, decimal MaxPrice, decimal Risk);
}
