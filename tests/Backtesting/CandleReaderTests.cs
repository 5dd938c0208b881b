using System.IO.Compression;
using System.Text;
using Breakwater.Backtesting.History;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Tests;

public sealed class CandleReaderTests
{
    private const string Line = "1735689600000,93576,93702.15,93537.5,93661.2,45.9416";

    [Fact]
    public void Read_SixColumnsWithHeader_ReadsExactNumbers()
    {
        Candle candle = Assert.Single(Read($"openTimeMs,open,high,low,close,volume\r\n{Line}\r\n\r\n"));

        Assert.Equal(
            new Candle(
                new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero),
                93576m, 93702.15m, 93537.5m, 93661.2m, 45.9416m),
            candle);
    }

    [Fact]
    public void Read_TwelveColumnsInMicroseconds_AreBinancesOwnFiles() => Assert.Equal(
        Read(Line),
        Read("1735689600000000,93576,93702.15,93537.5,93661.2,45.9416,1735689899999999,1,2,3,4,0"));

    [Theory]
    [InlineData("1735689600000,1,2,1,1", "file: line 2: 5 fields; allowed are 6 or 12")]
    [InlineData("soon,1,2,1,1,0", "file: line 2: openTimeMs 'soon' is neither")]
    [InlineData("17356896000,1,2,1,1,0", "file: line 2: openTimeMs '17356896000' is neither")]
    [InlineData("1735689600001.5,1,2,1,1,0", "file: line 2: openTimeMs '1735689600001.5' is neither")]
    [InlineData("1735689900000,,2,1,1,0", "file: line 2: open '' is not a plain decimal number")]
    [InlineData("1735689900000,1,2e3,1,1,0", "file: line 2: high '2e3' is not a plain decimal number")]
    [InlineData("1735689900000,1,2,-1,1,0", "file: line 2: low '-1' is not a plain decimal number")]
    [InlineData("1735689900000,1,2,1,NaN,0", "file: line 2: close 'NaN' is not a plain decimal number")]
    [InlineData("1735689900000,1,2,1,1, 7", "file: line 2: volume ' 7' is not a plain decimal number")]
    [InlineData("1735689600000,1,2,1,1,0", "file: line 2: openTimeMs 1735689600000 is not after the line before")]
    [InlineData("1735689300000,1,2,1,1,0", "file: line 2: openTimeMs 1735689300000 is not after the line before")]
    public void Read_BadLine_IsNamedWithLineAndField(string line, string error) => Assert.StartsWith(
        error,
        Assert.Throws<CandleFileException>(() => Read($"{Line}\n{line}\n{Line}")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("openTimeMs,open,high,low,close,volume\n")]
    public void Read_NoCandle_IsSaid(string text) =>
        Assert.Equal("file: holds no candle", Assert.Throws<CandleFileException>(() => Read(text)).Message);

    [Fact]
    public void Read_TornPackedFile_IsSaid()
    {
        using MemoryStream packed = new();
        using (GZipStream writer = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            writer.Write(Encoding.UTF8.GetBytes(Line + "\n"));
        }

        byte[] torn = packed.ToArray();
        torn[^8] ^= 0xFF;
        using GZipStream reader = new(new MemoryStream(torn), CompressionMode.Decompress);

        Assert.Contains("damaged", Assert.Throws<CandleFileException>(() => CandleReader.Read(reader, "file")).Message,
            StringComparison.Ordinal);
    }

    private static Candle[] Read(string text) =>
        CandleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file");
}
