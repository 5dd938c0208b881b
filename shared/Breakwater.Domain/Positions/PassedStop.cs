using Breakwater.Domain.Execution;
using Breakwater.Domain.Markets;

namespace Breakwater.Domain.Positions;

/// <summary>
/// Leaves when the price passed a raised stop before it was placed: the venue refuses it then, and the old one rests.
/// </summary>
internal static class PassedStop
{
    public static PositionDecision? Decide(PositionCase position)
    {
        Trade trade = position.Trade;
        decimal wanted = trade.Instrument.PriceDown(trade.StopPrice);
        var check = Check.AtLeast("bid", position.Bid, wanted);

        return !check.Passed && trade.RestingStop?.StopPrice < wanted
            ? position.Leave("stop-passed", check)
            : null;
    }
}
