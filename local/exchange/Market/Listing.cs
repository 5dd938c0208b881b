using System.Collections.Frozen;
using System.Text.Json;

namespace Breakwater.Local.Exchange.Market;

/// <summary>How a symbol is traded: whether, by which orders and by which filters.</summary>
public sealed record Listing
{
    public const string Trading = "TRADING";

    private static readonly FrozenSet<string> AllTypes =
        FrozenSet.Create("LIMIT", "LIMIT_MAKER", "MARKET", "STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT",
            "TAKE_PROFIT_LIMIT");

    private static readonly FrozenSet<string> UsualAbilities = FrozenSet.Create(
        "icebergAllowed", "ocoAllowed", "otoAllowed", "opoAllowed", "quoteOrderQtyMarketAllowed", "allowTrailingStop",
        "cancelReplaceAllowed", "isSpotTradingAllowed");

    public string Status { get; init; } = Trading;

    public IReadOnlySet<string> OrderTypes { get; init; } = AllTypes;

    /// <summary>The names of the flags that are true.</summary>
    public IReadOnlySet<string> Abilities { get; init; } = UsualAbilities;

    public SymbolFilters Filters { get; init; } = new();

    /// <summary>The symbol as the file has it; null where no file does.</summary>
    public JsonElement? Text { get; init; }

    public bool Allows(string ability) => Abilities.Contains(ability);
}
