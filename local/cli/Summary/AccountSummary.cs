namespace Breakwater.Local.Cli.Summary;

/// <summary>The account at the exchange beside what the journal of all trades says that it must hold.</summary>
internal sealed record AccountSummary
{
    public required string Venue { get; init; }

    public required string? Account { get; init; }

    /// <summary>Trades that were added up, closed and open.</summary>
    public required int Trades { get; init; }

    /// <summary>Assets whose amounts differ in any digit.</summary>
    public required int Differences { get; init; }

    public required IReadOnlyList<AssetSummary> Assets { get; init; }

    public required IReadOnlyList<string> OrdersWithoutPosition { get; init; }

    public required IReadOnlyList<string> PositionsWithoutOrder { get; init; }

    public required IReadOnlyList<string> ForeignOrders { get; init; }

    /// <summary>Null when both agree; else in what they do not.</summary>
    public string? Complaint() =>
        Differences == 0 && OrdersWithoutPosition.Count == 0 && PositionsWithoutOrder.Count == 0
            ? null
            : $"The account and the journal differ in {Differences} assets, {OrdersWithoutPosition.Count} orders have "
                + $"no position and {PositionsWithoutOrder.Count} positions no order.";
}

/// <summary>One asset, free and locked together.</summary>
internal sealed record AssetSummary(string Asset, decimal Venue, decimal Journal, decimal Difference);
