using Breakwater.Domain.Indicators;
using Breakwater.Domain.Tests.Markets;

namespace Breakwater.Domain.Tests.Indicators;

/// <summary>A spreadsheet that QuantConnect's Lean tests against.</summary>
public sealed class LeanOracleTests
{
    [Fact]
    public void DirectionalIndex_EqualsTheSpreadsheetToItsDigits()
    {
        string[] lines = ReferenceSeries.Lines("indicators/lean/spy_with_adx.txt");
        DirectionalMovement[] values = new DirectionalMovement[lines.Length - 1];
        PriceColumns prices = new(
            Oracle.Column(lines, "High"), Oracle.Column(lines, "Low"), Oracle.Column(lines, "Close"));
        AverageDirectionalIndex.Over(prices, 14, values);

        Near(Oracle.Column(lines, "+DI14"), [.. values.Select(static value => value.PlusDi)], 0.005);
        Near(Oracle.Column(lines, "-DI14"), [.. values.Select(static value => value.MinusDi)], 0.005);
        Near(Oracle.Column(lines, "ADX 14"), [.. values.Select(static value => value.Adx)], 0.005);
    }

    private static void Near(double[] expected, double[] values, double tolerance)
    {
        Assert.Contains(expected, static value => !double.IsNaN(value));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.False(
                !double.IsNaN(expected[i]) && !(Math.Abs(expected[i] - values[i]) <= tolerance),
                $"candle {i}: {values[i]} not {expected[i]}");
        }
    }
}
