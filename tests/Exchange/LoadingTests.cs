using System.IO.Compression;
using System.Text;
using Breakwater.Local.Exchange;
using Breakwater.Local.Exchange.Loading;
using Breakwater.Local.Exchange.Market;

namespace Breakwater.Exchange.Tests;

public sealed class LoadingTests : IDisposable
{
    private const string Header = "openTimeMs,open,high,low,close,volume\n";
    private const string Good = "1740960000000,100.5,101,99.25,100,12.5\n1740960300000,100,100,100,100,0\n";
    private readonly string folder = Directory.CreateTempSubdirectory("exchange-test-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Load_PlainCsvWithHeader_ExactNumbers()
    {
        SymbolMarket market = LoadOne(Header + Good);
        Assert.Equal(2, market.Instrument.PriceDecimals);
        Assert.Equal((10050, 10100, 9925, 10000), Prices(market.Candles[0]));
        Assert.Equal(12.5m, market.Candles[0].Volume / (decimal)Scaling.PowerOfTen(market.Instrument.QuantityDecimals));
        Assert.Equal(0, market.Candles[1].Volume);
    }

    [Theory]
    [InlineData("1740960000000")]
    [InlineData("1740960000000000")]
    public void Load_BinancePublicFile_TwelveColumnsAnyTimeUnit(string time)
    {
        string row = time + ",0.10000000,0.30000000,0.05000000,0.20000000,5.00000000,1740960299999,1.5,10,2.5,0.7,0\n";
        SymbolMarket market = LoadOne(row);
        Assert.Equal(1_740_960_000_000, market.Candles[0].OpenTime);
        Assert.Equal((1000, 3000, 500, 2000), PricesAt(market, 4));
    }

    [Fact]
    public void Load_Gzip_SameAsPlain()
    {
        using (GZipStream gzip = new(File.Create(Path.Combine(folder, "ETHUSDT-5m.csv.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Header + Good));
        }

        Assert.Equal(LoadOne(Header + Good).Candles.Length, ReplayLoader.Load(folder).Symbols[0].Candles.Length);
    }

    [Fact]
    public void Load_WindowsLineEndsAndNoLastNewline_AllCandles()
    {
        string text = (Header + Good).Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd();
        Assert.Equal(2, LoadOne("\uFEFF" + text).Candles.Length);
    }

    [Fact]
    public void Load_LargestVolumes_Exact()
    {
        SymbolMarket market = LoadOne(
            "1740960000000,0.00001,0.0000201,0.00000001,0.00001994,108480223197\n", "PEPEUSDT");
        Assert.Equal(108_480_223_197, market.Candles[0].Volume);
        Assert.Equal(2010, market.Candles[0].High);
    }

    [Fact]
    public void Load_DecimalsGrowDownTheFile_EarlierNumbersKeepTheirValue()
    {
        SymbolMarket market = LoadOne(
            "1740960000000,93576,93576,93576,93576,1\n1740960300000,1.2345678,1.2345678,1.2345678,1.2345678,0.001\n");
        Assert.Equal(93_576m, market.Candles[0].Open / (decimal)Scaling.PowerOfTen(market.Instrument.PriceDecimals));
        Assert.Equal(1.2345678m, market.Candles[1].Open / (decimal)Scaling.PowerOfTen(market.Instrument.PriceDecimals));
    }

    [Fact]
    public void Load_MonthlyFilesOfOneSymbol_OneHistory()
    {
        string[] lines = Good.Split('\n');
        Write("BTCUSDT-5m-2025-03.csv", lines[0]);
        Write("BTCUSDT-5m-2025-04.csv", lines[1]);
        Assert.Equal(2, Assert.Single(ReplayLoader.Load(folder).Symbols).Candles.Length);
    }

    [Fact]
    public void Load_TwoIntervals_FinestIsUsed()
    {
        Write("BTCUSDT-1h.csv", Good.Split('\n')[0]);
        Write("BTCUSDT-5m.csv", Good);
        Assert.Equal("5m", Assert.Single(ReplayLoader.Load(folder).Symbols).Source.Name);
    }

    [Theory]
    [InlineData("1740960300000,1,1,1,1\n", "line 3: expected 6 or 12 columns, found 5")]
    [InlineData("1740960300000,1,1,1,1,abc\n", "line 3: column 6 is not a plain decimal number of at most 8 decimals")]
    [InlineData("1740960300000,1,1,1,,1\n", "line 3: column 5 is not a plain decimal number of at most 8 decimals")]
    [InlineData("1740960300000,-1,1,1,1,1\n", "line 3: column 2 is not a plain decimal number of at most 8 decimals")]
    [InlineData("1740960300000,1e-7,1,1,1,1\n", "line 3: column 2 is not a plain decimal number of at most 8 decimals")]
    [InlineData("1740960300000,1.,1,1,1,1\n", "line 3: column 2 is not a plain decimal number of at most 8 decimals")]
    [InlineData("1740960300000,0,1,0,1,1\n", "line 3: a price is not positive")]
    [InlineData("1740960300000,2,1,1,1,1\n", "line 3: open or close lies outside low..high")]
    [InlineData("1740960000000,1,1,1,1,1\n",
        "line 3: open time 1740960000000 does not come after the candle before it")]
    [InlineData("1740,1,1,1,1,1\n",
        "line 3: open time 1740 is neither milliseconds nor microseconds of a plausible date")]
    [InlineData("1740960300000,1,1,1,1,99999999999999999999\n",
        "line 3: column 6 is not a plain decimal number of at most 8 decimals")]
    public void Load_BadLine_NamesFileAndLine(string line, string expected)
    {
        string text = Header + Good.Split('\n')[0] + "\n" + line;
        StartupException problem = Assert.Throws<StartupException>(() => LoadOne(text));
        Assert.Equal("BTCUSDT-5m.csv: " + expected, problem.Message);
    }

    [Fact]
    public void Load_EmptyFile_SaysSo()
    {
        StartupException problem = Assert.Throws<StartupException>(() => LoadOne(Header));
        Assert.Equal("BTCUSDT-5m: holds no candle", problem.Message);
    }

    [Fact]
    public void Load_NumbersTooLargeToScale_SaysSo()
    {
        StartupException problem = Assert.Throws<StartupException>(
            () => LoadOne("1740960000000,1,1,1,1,99999999999999999\n1740960300000,1,1,1,1,0.00000001\n"));
        Assert.Contains("too large", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Load_CutOffGzip_SaysSo()
    {
        Write("BTCUSDT-5m.csv.gz", "not gzip at all");
        StartupException problem = Assert.Throws<StartupException>(() => ReplayLoader.Load(folder));
        Assert.Equal("BTCUSDT-5m.csv.gz: is not a complete gzip file", problem.Message);
    }

    [Fact]
    public void Load_NoCandleFiles_SaysSo()
    {
        Write("readme.txt", "hello");
        Assert.Contains("no candle file", Fail(folder), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Fail(Path.Combine(folder, "missing")), StringComparison.Ordinal);
    }

    private static string Fail(string path) => Assert.Throws<StartupException>(() => ReplayLoader.Load(path)).Message;

    private static (long, long, long, long) Prices(Candle candle) =>
        (candle.Open, candle.High, candle.Low, candle.Close);

    private static (long, long, long, long) PricesAt(SymbolMarket market, int decimals)
    {
        long unit = Scaling.PowerOfTen(market.Instrument.PriceDecimals);
        long shown = Scaling.PowerOfTen(decimals);
        Candle candle = market.Candles[0];
        return (
            candle.Open * shown / unit,
            candle.High * shown / unit,
            candle.Low * shown / unit,
            candle.Close * shown / unit);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private SymbolMarket LoadOne(string text, string symbol = "BTCUSDT")
    {
        Write(symbol + "-5m.csv", text);
        return ReplayLoader.Load(folder).Symbols.Single(market => market.Instrument.Symbol == symbol);
    }
}
