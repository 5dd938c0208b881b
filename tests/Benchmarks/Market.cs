using System.Globalization;
using System.IO.Compression;

namespace Breakwater.Benchmarks;

/// <summary>Candles in columns, and room for results, all made before anything is measured.</summary>
internal sealed class Market
{
    private const string Real = "../shared/data/binance/5m/BTCUSDT-5m.csv.gz";

    private Market(string origin, int count)
    {
        Origin = origin;
        Times = new DateTimeOffset[count];
        Opens = new double[count];
        Highs = new double[count];
        Lows = new double[count];
        Closes = new double[count];
        Volumes = new double[count];
    }

    public string Origin { get; }

    public DateTimeOffset[] Times { get; }

    public double[] Opens { get; }

    public double[] Highs { get; }

    public double[] Lows { get; }

    public double[] Closes { get; }

    public double[] Volumes { get; }

    public int Count => Closes.Length;

    /// <summary>Real candles, repeated, where they lie beside the repository, else a walk.</summary>
    public static Market Load(int count)
    {
        string path = Path.Combine(Checkout.Root, Real);

        return File.Exists(path) ? Tiled(path, count) : Walk(count);
    }

    /// <summary>The first candles of this market.</summary>
    public Market First(int count)
    {
        Market part = new(Origin, count);
        Array.Copy(Times, part.Times, count);
        Array.Copy(Opens, part.Opens, count);
        Array.Copy(Highs, part.Highs, count);
        Array.Copy(Lows, part.Lows, count);
        Array.Copy(Closes, part.Closes, count);
        Array.Copy(Volumes, part.Volumes, count);

        return part;
    }

    /// <summary>Writes the columns as little-endian doubles one after the other: what the peers read.</summary>
    public void Save(string path)
    {
        using BinaryWriter writer = new(File.Create(path));
        foreach (double[] column in (double[][])[Opens, Highs, Lows, Closes, Volumes])
        {
            foreach (double value in column)
            {
                writer.Write(value);
            }
        }
    }

    private static Market Tiled(string path, int count)
    {
        using GZipStream plain = new(File.OpenRead(path), CompressionMode.Decompress);
        using StreamReader reader = new(plain);
        double[][] rows =
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(static line =>
                line.Split(',').Select(static cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
        ];
        Market market = new("real BTCUSDT 5m of 2025, repeated", count);
        for (int i = 0; i < count; i++)
        {
            market.Set(i, rows[i % rows.Length]);
        }

        return market;
    }

    private static Market Walk(int count)
    {
        Market market = new("a seeded random walk", count);
        Chance chance = new(20261120);
        double close = 100_000.0;
        for (int i = 0; i < count; i++)
        {
            double open = close;
            close = Math.Max(1.0, open * (1.0 + (0.002 * chance.Next())));
            double high = Math.Max(open, close) * (1.0 + (0.0005 * Math.Abs(chance.Next())));
            double low = Math.Min(open, close) * (1.0 - (0.0005 * Math.Abs(chance.Next())));
            market.Set(i, [0.0, open, high, low, close, 10.0 * (1.0 + chance.Next())]);
        }

        return market;
    }

    private void Set(int i, ReadOnlySpan<double> row)
    {
        Times[i] = DateTimeOffset.UnixEpoch.AddMinutes(5.0 * i);
        (Opens[i], Highs[i], Lows[i], Closes[i], Volumes[i]) = (row[1], row[2], row[3], row[4], row[5]);
    }
}
