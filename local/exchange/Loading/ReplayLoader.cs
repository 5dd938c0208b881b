using Breakwater.Local.Exchange.Market;

namespace Breakwater.Local.Exchange.Loading;

/// <summary>Loads a folder of candle files; of several intervals of a symbol, the finest.</summary>
public static class ReplayLoader
{
    public static VenueMarket Load(string folder, Listings? recorded = null)
    {
        Listings listings = recorded ?? Listings.None;
        List<IGrouping<string, CandleFile>> symbols = [.. FilesIn(folder).GroupBy(file => file.Symbol)];
        if (symbols.Count == 0)
        {
            throw new StartupException(
                $"--replay {folder}: no candle file found (expected SYMBOL-INTERVAL.csv or .csv.gz, 1m to 1d)");
        }

        SymbolMarket[] markets = new SymbolMarket[symbols.Count];
        try
        {
            Parallel.For(0, markets.Length, index => markets[index] = LoadSymbol(symbols[index], listings));
        }
        catch (AggregateException problem)
        {
            throw problem.InnerExceptions.OfType<StartupException>().MinBy(one => one.Message, StringComparer.Ordinal)
                ?? (Exception)problem;
        }

        return new VenueMarket(markets, "replay") { ExchangeFilters = listings.ExchangeFilters };
    }

    private static List<CandleFile> FilesIn(string folder)
    {
        long day = Interval.Parse("1d").Milliseconds;
        List<CandleFile> files = [];
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                if (CandleFile.TryParse(path, out CandleFile? file) && file.Interval.Milliseconds <= day)
                {
                    files.Add(file);
                }
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"--replay {folder}: the folder cannot be read", problem);
        }

        return files;
    }

    private static SymbolMarket LoadSymbol(IGrouping<string, CandleFile> files, Listings listings)
    {
        Interval finest = files.MinBy(file => file.Interval.Milliseconds)!.Interval;
        CandleColumns columns = new(finest);
        foreach (CandleFile file in files.Where(file => file.Interval == finest))
        {
            columns.Read(file.Name, file.ReadAll().Span);
        }

        return columns.ToMarket(files.Key, listings);
    }
}
