using System.Globalization;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using Breakwater.Pipeline.Storage;

namespace Breakwater.Adapters.Paper;

/// <summary>The paper account, what became of its orders, and its fills, as rows.</summary>
/// <remarks>
/// <c>account</c> holds balances and open orders and so stays small; <c>order:ID</c> is an order with its fills,
/// written when it trades or ends; <c>trade:SYMBOL:N</c> holds what one order traded at one moment, under its last
/// trade id, so that the rows from a key on are the fills from an id on; nothing sorts behind them.
/// </remarks>
internal sealed class PaperLedger(PaperTerms terms, IStateStore store)
{
    private const string AccountKey = "account";
    private const string OrderPrefix = "order:";
    private const int RowsMax = 50;

    public async Task<Stored<PaperAccount>> LoadAsync(CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(terms.Partition, AccountKey, cancellationToken);

        return row?.Read<PaperAccount>()
            ?? new Stored<PaperAccount>(AccountKey, PaperAccount.Opened(terms.QuoteAsset, terms.StartBalance), null);
    }

    /// <summary>What became of an order, given the account as it was read; null when there was none.</summary>
    public async Task<OrderReport?> ReportAsync(
        PaperAccount account, string clientOrderId, CancellationToken cancellationToken) =>
        account.Find(clientOrderId) is { Filled: 0m } resting
            ? new PaperEvents(resting, 0m).Report([])
            : await StoredAsync(clientOrderId, cancellationToken);

    /// <summary>Changes the account by what it then is; nothing is stored when the change does nothing.</summary>
    public async Task<PaperAnswer> ChangeAsync(Action<PaperTurn> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            Stored<PaperAccount> account = await LoadAsync(cancellationToken);
            var turn = new PaperTurn(account.Value);
            change(turn);
            if (!turn.IsChanged)
            {
                // A refused order never was one: it leaves no row, least of all in the place of an earlier order's.
                return new PaperAnswer(turn.Refusal, []);
            }

            // Account, orders and fills in one commit: what was answered has happened, also after a crash.
            Changes changes = new Changes(terms.Partition).Put(account, turn.Account);
            IReadOnlyList<OrderReport> reports = await WriteAsync(changes, turn.Events, cancellationToken);
            if (await store.CommitAsync(terms.Partition, changes.Writes, cancellationToken))
            {
                return new PaperAnswer(null, reports);
            }
        }
    }

    /// <summary>Fills of an instrument from a trade id on, oldest first, at most 1000.</summary>
    public async Task<IReadOnlyList<VenueFill>> FillsAsync(
        Symbol symbol, long fromTradeId, CancellationToken cancellationToken)
    {
        const int fillsMax = 1000;
        var fills = new List<VenueFill>();
        string prefix = FillPrefix(symbol);
        string? after = FillKey(symbol, Math.Max(fromTradeId, 1) - 1);
        while (after is not null && fills.Count < fillsMax)
        {
            IReadOnlyList<Row> page = await store.PageAsync(terms.Partition, after, RowsMax, cancellationToken);
            Row[] rows = [.. page.TakeWhile(row => row.Key.StartsWith(prefix, StringComparison.Ordinal))];
            fills.AddRange(rows.SelectMany(row => row.Read<PaperFillRow>().Value.List())
                .Where(fill => fill.Fill.TradeId >= fromTradeId));
            after = rows.Length == RowsMax ? rows[^1].Key : null;
        }

        return [.. fills.Take(fillsMax)];
    }

    private async Task<IReadOnlyList<OrderReport>> WriteAsync(
        Changes changes, IEnumerable<PaperEvents> events, CancellationToken cancellationToken)
    {
        var reports = new List<OrderReport>();
        var rows = new Dictionary<string, OrderReport>(StringComparer.Ordinal);
        foreach (PaperEvents happened in events)
        {
            string id = happened.Order.ClientOrderId;
            OrderReport? before = happened.HasEarlierFills ? await StoredAsync(id, cancellationToken) : null;
            OrderReport report = happened.Report(before?.Fills ?? []);
            reports.Add(report);
            if (happened.IsWorthARow)
            {
                rows[id] = report;
            }

            if (happened.Fills is [.., var last])
            {
                PaperOrder order = happened.Order;
                changes.Upsert(
                    FillKey(order.Symbol, last.TradeId), new PaperFillRow(order.Id, order.Side, happened.Fills));
            }
        }

        foreach ((string id, OrderReport report) in rows)
        {
            changes.Upsert(OrderPrefix + id, report);
        }

        return reports;
    }

    private async Task<OrderReport?> StoredAsync(string clientOrderId, CancellationToken cancellationToken)
    {
        Row? row = await store.FindAsync(terms.Partition, OrderPrefix + clientOrderId, cancellationToken);

        return row?.Read<OrderReport>().Value;
    }

    private static string FillPrefix(Symbol symbol) => $"trade:{symbol}:";

    private static string FillKey(Symbol symbol, long tradeId) =>
        FillPrefix(symbol) + tradeId.ToString("D19", CultureInfo.InvariantCulture);
}

/// <summary>What a change of the account did.</summary>
/// <param name="Refusal">Why it did nothing, in the venue's words; null otherwise.</param>
/// <param name="Reports">The orders it touched, oldest first; an id that was used again is there twice.</param>
internal sealed record PaperAnswer(string? Refusal, IReadOnlyList<OrderReport> Reports)
{
    public OrderReport? Of(string clientOrderId) =>
        Reports.LastOrDefault(report => report.ClientOrderId == clientOrderId);
}

/// <summary>What one order traded at one moment.</summary>
internal sealed record PaperFillRow(long OrderId, OrderSide Side, IReadOnlyList<Fill> Fills)
{
    public IEnumerable<VenueFill> List() => Fills.Select(fill => new VenueFill(OrderId, Side, fill));
}
