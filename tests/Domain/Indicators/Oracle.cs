using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>Comparison with another library's numbers.</summary>
internal static class Oracle
{
    private const double Tolerance = 1e-9;

    /// <summary>A column of a CSV file; NaN where it is empty.</summary>
    public static double[] Column(string[] lines, string name)
    {
        int column = Array.IndexOf(lines[0].Split(','), name);
        Assert.True(column >= 0, name);

        return [.. lines.Skip(1).Select(line => ReferenceSeries.Number(line.Split(',')[column]))];
    }

    /// <summary>Equal to 1e-9, relative to the value or to <paramref name="scale"/> if that is more.</summary>
    /// <remarks>From candle <paramref name="from"/> on both must also agree on what is unknown.</remarks>
    public static void Agrees(double[] expected, double[] values, double scale = 0.0, int from = 0)
    {
        Assert.Equal(expected.Length, values.Length);
        int known = 0;
        for (int i = from; i < values.Length; i++)
        {
            Assert.True(double.IsNaN(expected[i]) == double.IsNaN(values[i]), $"{i}: {values[i]} not {expected[i]}");
            Assert.False(
                Math.Abs(values[i] - expected[i]) > Tolerance * Math.Max(scale, Math.Abs(expected[i])),
                $"candle {i}: {values[i]:R} not {expected[i]:R}");
            known += double.IsNaN(expected[i]) ? 0 : 1;
        }

        Assert.True(known > values.Length / 2);
    }
}
