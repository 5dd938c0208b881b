using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>What is known of instruments; the last known when the venue does not answer.</summary>
internal sealed class KnownInstruments(BinanceMarketData market)
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

    /// <summary>After a filter refused an order, the rules may have changed: they are asked anew.</summary>
    public void Mind(Error? error)
    {
        if (error?.Code is AnswerClasses.FilterFailure)
        {
            market.ForgetInstruments();
        }
    }
}
