using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;

namespace Breakwater.Adapters.Binance;

/// <summary>What is known of instruments; the last known when the venue does not answer.</summary>
internal sealed class KnownInstruments(IMarketData market)
{
    private IReadOnlyList<Instrument> last = [];

    /// <summary>Null when the venue has no such symbol, or was never reached.</summary>
    public async Task<Instrument?> FindAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        try
        {
            last = await market.InstrumentsAsync(cancellationToken);
        }
        catch (OutsideTroubleException)
        {
            // A stop is sent by what was known before: the rules of a symbol change rarely, and it protects now.
        }

        return last.FirstOrDefault(instrument => instrument.Symbol == symbol);
    }
}
