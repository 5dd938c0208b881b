using Breakwater.Domain.Risk;

namespace Breakwater.Domain.Execution;

/// <summary>What may change of a trade beside its legs; everything else of it is as it was at approval.</summary>
/// <param name="Status"><see cref="Trade.Status"/>.</param>
/// <param name="StopPrice"><see cref="Trade.StopPrice"/>, quote currency.</param>
/// <param name="TargetsDone"><see cref="Trade.TargetsDone"/>.</param>
/// <param name="LastCandle"><see cref="Trade.LastCandle"/>.</param>
public sealed record TradeHeader(TradeStatus Status, decimal StopPrice, int TargetsDone, DateTimeOffset LastCandle)
{
    /// <summary><see cref="Trade.EntryEnded"/>.</summary>
    public string? EntryEnded { get; init; }

    /// <summary><see cref="Trade.WakeAt"/>.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary><see cref="Trade.AddOnApproval"/>.</summary>
    public EntryApproval? AddOnApproval { get; init; }

    /// <summary><see cref="Trade.ExitReason"/>.</summary>
    public string? ExitReason { get; init; }

    /// <summary><see cref="Trade.Takings"/>.</summary>
    public IReadOnlyList<Taking>? Takings { get; init; }

    /// <summary><see cref="Trade.ClosedAt"/>.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary><see cref="Trade.EntryList"/>.</summary>
    public ListKind EntryList { get; init; }

    /// <summary>The header of <paramref name="trade"/>.</summary>
    public static TradeHeader Of(Trade trade) =>
        new(trade.Status, trade.StopPrice, trade.TargetsDone, trade.LastCandle)
        {
            EntryEnded = trade.EntryEnded,
            WakeAt = trade.WakeAt,
            AddOnApproval = trade.AddOnApproval,
            ExitReason = trade.ExitReason,
            Takings = trade.Takings,
            ClosedAt = trade.ClosedAt,
            EntryList = trade.EntryList,
        };

    /// <summary><paramref name="trade"/> with this header.</summary>
    public Trade On(Trade trade) => trade with
    {
        Status = Status,
        StopPrice = StopPrice,
        TargetsDone = TargetsDone,
        LastCandle = LastCandle,
        EntryEnded = EntryEnded,
        WakeAt = WakeAt,
        AddOnApproval = AddOnApproval,
        ExitReason = ExitReason,
        Takings = Takings,
        ClosedAt = ClosedAt,
        EntryList = EntryList,
    };
}
