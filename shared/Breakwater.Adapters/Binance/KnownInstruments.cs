using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Ports;
using CryptoExchange.Net.Objects;

namespace Breakwater.Adapters.Binance;

/// <summary>What is known of instruments; the last known when the venue does not answer.</summary>
internal sealed class KnownInstruments(BinanceMarketData market)
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(2);
    private IReadOnlyList<Instrument> last = [];

    /// <summary>Null when the venue has no such symbol, or was never reached.</summary>
    public async Task<Instrument?> FindAsync(Symbol symbol, CancellationToken cancellationToken)
    {
        try
        {
            Task<IReadOnlyList<Instrument>> asked = market.InstrumentsAsync(cancellationToken);
            last = await (Known(symbol) is null ? asked : asked.WaitAsync(WaitMax, cancellationToken));
        }
        catch (Exception trouble) when (trouble is OutsideTroubleException or TimeoutException)
        {
            // A stop is sent by what was known before: the rules of a symbol change rarely, and it protects now. Nor
            // does it wait behind a scan for them.
        }

        return Known(symbol);
    }

    /// <summary>After a filter refused an order, the rules may have changed: they are asked anew.</summary>
    public void Mind(Error? error)
    {
        if (error?.Code is AnswerClasses.FilterFailure)
        {
            Forget();
        }
    }

    /// <summary>They are asked anew.</summary>
    public void Forget() => market.ForgetInstruments();

    private Instrument? Known(Symbol symbol) => last.FirstOrDefault(instrument => instrument.Symbol == symbol);
}
