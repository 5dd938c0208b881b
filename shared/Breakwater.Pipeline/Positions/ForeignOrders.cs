using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Pipeline.Positions;

/// <summary>Writes down what no trade explains. It is somebody else's, and left alone.</summary>
public sealed class ForeignOrders(BotSettings settings, IJournal journal)
{
    private const string LeftAlone = "LeftAlone";

    /// <summary>Orders that rest.</summary>
    public Task ReportAsync(OpenOrder[] orders, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(
            [
                .. orders.Select(order => Entry(
                    now,
                    order.ClientOrderId,
                    order.Symbol,
                    ClientOrderId.IsOurs(order.ClientOrderId) ? "orphan" : "foreign",
                    order.Quantity)),
            ],
            cancellationToken);

    /// <summary>Fills of the account that belong to no order of ours.</summary>
    public Task ReportAsync(
        Symbol symbol, IReadOnlyList<VenueFill> fills, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(
            [
                .. fills.Select(fill => Entry(
                    now, $"{symbol}-{fill.Fill.TradeId}", symbol, "foreign-fill", fill.Fill.Quantity)),
            ],
            cancellationToken);

    private JournalEntry Entry(
        DateTimeOffset now, string cause, Symbol symbol, string outcome, decimal quantity) => new(
        new JournalKey(settings.Bot, now, JournalStage.Reconcile, cause),
        symbol.Value,
        outcome,
        LeftAlone,
        cause,
        [new Check("quantity", quantity, null, false)]);

    private Task WriteAsync(JournalEntry[] entries, CancellationToken cancellationToken) =>
        entries.Length == 0 ? Task.CompletedTask : journal.WriteAsync(entries, cancellationToken);
}
