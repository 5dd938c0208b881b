namespace Breakwater.Local.Exchange.Market;

/// <summary>Tick, step and smallest order of well-known symbols; others follow the decimals of their data.</summary>
public static class InstrumentTable
{
    private const int MostDecimals = 8;

    // symbol, decimals of the price, decimals of the quantity, smallest notional
    private static readonly (string Symbol, int Price, int Quantity, int MinNotional)[] Rows =
    [
        ("BTCUSDT", 2, 5, 5), ("ETHUSDT", 2, 4, 5), ("BNBUSDT", 2, 3, 5), ("SOLUSDT", 2, 3, 5),
        ("XRPUSDT", 4, 1, 5), ("DOGEUSDT", 5, 0, 1), ("ADAUSDT", 4, 1, 5), ("TRXUSDT", 4, 1, 5),
        ("SUIUSDT", 4, 1, 5), ("LINKUSDT", 2, 2, 5), ("AVAXUSDT", 2, 2, 5), ("XLMUSDT", 4, 0, 5),
        ("LTCUSDT", 2, 3, 5), ("DOTUSDT", 3, 2, 5), ("UNIUSDT", 3, 2, 5), ("PEPEUSDT", 8, 0, 1),
        ("AAVEUSDT", 2, 3, 5), ("NEARUSDT", 3, 1, 5), ("ETCUSDT", 2, 2, 5), ("FILUSDT", 3, 2, 5),
        ("ATOMUSDT", 3, 2, 5), ("WIFUSDT", 3, 2, 5), ("APEUSDT", 4, 2, 5), ("COMPUSDT", 2, 3, 5),
    ];

    public static IEnumerable<string> Symbols => Rows.Select(row => row.Symbol);

    /// <summary>Where <paramref name="symbol"/> stands in listings: known symbols first.</summary>
    public static int RankOf(string symbol)
    {
        int index = Array.FindIndex(Rows, row => row.Symbol == symbol);
        return index < 0 ? int.MaxValue : index;
    }

    /// <summary>The instrument as a file lists it, if it does.</summary>
    public static Instrument Find(string symbol, Listings listings, int priceDecimals = 0, int quantityDecimals = 0)
    {
        if (listings.Find(symbol) is not { } listing)
        {
            return Find(symbol, priceDecimals, quantityDecimals);
        }

        int step = DecimalsOf(listing.Filters.Lot);
        return Instrument.FromSymbol(symbol) with
        {
            PriceDecimals = Math.Max(priceDecimals, DecimalsOf(listing.Filters.Price)),
            QuantityDecimals = Math.Max(quantityDecimals, step),
            StepDecimals = step,
            Recorded = listing,
        };
    }

    /// <summary>The instrument; its tick is at least as fine as the given decimals of its data.</summary>
    public static Instrument Find(string symbol, int priceDecimals = 0, int quantityDecimals = 0)
    {
        Instrument instrument = Instrument.FromSymbol(symbol);
        int index = Array.FindIndex(Rows, row => row.Symbol == symbol);
        return index < 0
            ? instrument with
            {
                PriceDecimals = priceDecimals,
                QuantityDecimals = quantityDecimals,
                StepDecimals = quantityDecimals,
            }
            : instrument with
            {
                PriceDecimals = Math.Max(priceDecimals, Rows[index].Price),
                QuantityDecimals = Math.Max(quantityDecimals, Rows[index].Quantity),
                StepDecimals = Rows[index].Quantity,
                MinNotional = Rows[index].MinNotional,
            };
    }

    // Without a step amounts are counted as finely as balances are.
    private static int DecimalsOf(Grid? grid)
    {
        decimal step = grid?.Step ?? 0;
        int decimals = 0;
        while (decimals < MostDecimals && (step == 0 || step % 1 != 0))
        {
            step *= 10;
            decimals++;
        }

        return decimals;
    }
}
