using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;
using Breakwater.Domain.Positions;
using Breakwater.Domain.Risk;
using Breakwater.Domain.Scanning;
using Breakwater.Domain.Signals;

namespace Breakwater.Backtesting;

/// <summary>Sees every decision of a back-test in the order it was made, as the journal would.</summary>
public interface IBacktestObserver
{
    /// <summary>A scan begins.</summary>
    /// <param name="at">The candle close it is about.</param>
    /// <param name="known">Symbols with a candle in the last 24 hours.</param>
    /// <param name="universe">Symbols that the rules let be scanned.</param>
    /// <param name="held">Those of the universe that are held and therefore not looked at.</param>
    void Opened(DateTimeOffset at, int known, int universe, int held);

    /// <summary>A symbol was scanned.</summary>
    void Scanned(DateTimeOffset at, ScanVerdict verdict);

    /// <summary>One of the best was looked at for a breakout.</summary>
    void Decided(DateTimeOffset at, Symbol symbol, SignalDecision decision);

    /// <summary>A signal was sized or denied.</summary>
    void Assessed(DateTimeOffset at, BreakoutSignal signal, RiskDecision decision);

    /// <summary>A position was looked at.</summary>
    void Managed(DateTimeOffset at, Trade trade, PositionDecision decision);

    /// <summary>Orders of a trade moved.</summary>
    void Moved(DateTimeOffset at, Trade trade);
}
