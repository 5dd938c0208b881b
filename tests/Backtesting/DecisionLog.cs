using Breakwater.Domain;
using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting.Tests;

/// <summary>Every decision as one number, in order.</summary>
internal sealed class DecisionLog : IBacktestObserver
{
    private readonly List<(DateTimeOffset At, ulong Hash)> entries = [];
    private ulong hash;

    public IReadOnlyList<(DateTimeOffset At, ulong Hash)> Entries => entries;

    public int Signals { get; private set; }

    public int Approvals { get; private set; }

    public List<Trade> Moves { get; } = [];

    /// <summary>What was decided at or before a close; fills then belong to the candle that opens.</summary>
    public (DateTimeOffset At, ulong Hash)[] Until(DateTimeOffset close) =>
        [.. entries.TakeWhile(entry => entry.At <= close)];

    public void Opened(DateTimeOffset at, int known, int universe, int held)
    {
        Begin(at, "scan");
        Mix((ulong)known);
        Mix((ulong)universe);
        Mix((ulong)held);
        End(at);
    }

    public void Scanned(DateTimeOffset at, ScanVerdict verdict)
    {
        Begin(at, verdict.Symbol.Value);
        Mix((ulong)verdict.Reason);
        Mix(verdict.Score);
        End(at, verdict.Checks);
    }

    public void Decided(DateTimeOffset at, Symbol symbol, SignalDecision decision)
    {
        Begin(at, symbol.Value);
        if (decision is SignalDecision.Found found)
        {
            Signals++;
            Mix(found.Signal.Id);
            Mix(found.Signal.StopPrice);
            Mix(found.Signal.LevelPrice);
        }

        End(at, decision.Checks);
    }

    public void Assessed(DateTimeOffset at, BreakoutSignal signal, RiskDecision decision)
    {
        Begin(at, signal.Id);
        if (decision is RiskDecision.Approved approved)
        {
            Approvals++;
            Mix(approved.Entry.Quantity);
            Mix(approved.Entry.MaxPrice);
        }

        End(at, decision.Checks);
    }

    public void Managed(DateTimeOffset at, Trade trade, PositionDecision decision)
    {
        Begin(at, trade.Id);
        Mix(decision.Outcome);
        Mix(decision.Trade.StopPrice);
        End(at, decision.Checks);
    }

    public void Moved(DateTimeOffset at, Trade trade) => Moves.Add(trade);

    private void Begin(DateTimeOffset at, string what)
    {
        hash = 14695981039346656037UL;
        Mix((ulong)at.UtcTicks);
        Mix(what);
    }

    private void End(DateTimeOffset at, IReadOnlyList<Check>? checks = null)
    {
        foreach (Check check in checks ?? [])
        {
            Mix(check.Name);
            Mix(check.Passed ? 1UL : 0UL);
            Mix(check.Value ?? decimal.MinusOne);
            Mix(check.Threshold ?? decimal.MinusOne);
        }

        entries.Add((at, hash));
    }

    private void Mix(string text)
    {
        foreach (char character in text)
        {
            Mix((ulong)character);
        }
    }

    private void Mix(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        // 1.0 and 1.00 are the same number.
        decimal.GetBits(number / 1.0000000000000000000000000000m, bits);
        foreach (int part in bits)
        {
            Mix(unchecked((ulong)part));
        }
    }

    private void Mix(ulong value) => hash = unchecked((hash ^ value) * 1099511628211UL);
}
