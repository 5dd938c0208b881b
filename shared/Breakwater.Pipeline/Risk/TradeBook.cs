using Breakwater.Domain.Execution;
using Breakwater.Domain.Risk;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Pipeline.Risk;

/// <summary>Reads the ledger and the trades of a bot: one partition, so one list gives a consistent picture.</summary>
public sealed class TradeBook(BotSettings settings, IStateStore store)
{
    /// <summary>The ledger; a fresh one when nothing was traded yet.</summary>
    /// <remarks>A live one is empty, and allows nothing, until the start-up has stored it.</remarks>
    public async Task<Stored<Portfolio>> PortfolioAsync(CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(settings.Places.Trading, Places.PortfolioKey, cancellationToken);
        decimal start = settings.Mode is TradingMode.Paper ? settings.StartEquity : 0m;

        return row?.Read<Portfolio>()
            ?? new Stored<Portfolio>(Places.PortfolioKey, new Portfolio(start, 0m, 0m), null);
    }

    /// <summary>How the ledger was opened; null on paper, and before the first live start.</summary>
    public async Task<LedgerOpening?> OpeningAsync(CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(settings.Places.Trading, Places.OpeningKey, cancellationToken);

        return row?.Read<LedgerOpening>().Value;
    }

    /// <summary>What a bot has shown on paper; nothing when it never traded there.</summary>
    public async Task<Evidence> EvidenceAsync(string bot, CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(new Places(bot).Trading, Places.PortfolioKey, cancellationToken);

        return (row?.Read<Portfolio>().Value ?? new Portfolio(0m, 0m, 0m)).Evidence;
    }

    /// <summary>One trade; null when it was never stored or is archived.</summary>
    public Task<Stored<Trade>?> FindAsync(string tradeId, CancellationToken cancellationToken) =>
        FindAsync(tradeId, null, cancellationToken);

    /// <summary>The same for a message, timer slot or command, which the events of its changes name.</summary>
    public async Task<Stored<Trade>?> FindAsync(
        string tradeId, string? readFor, CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(settings.Places.Trading, Places.TradeKey(tradeId), cancellationToken);

        return row is null ? null : row.ReadTrade() with { ReadFor = readFor };
    }

    /// <summary>Every trade that is not archived, running and just ended.</summary>
    public async Task<IReadOnlyList<Stored<Trade>>> TradesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Row> rows = await store.ListAsync(
            settings.Places.Trading, Places.TradePrefix, cancellationToken);

        return [.. rows.Select(row => row.ReadTrade())];
    }
}
