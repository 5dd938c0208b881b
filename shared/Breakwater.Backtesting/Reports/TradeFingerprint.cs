using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Breakwater.Domain.Execution;

namespace Breakwater.Backtesting.Reports;

/// <summary>One number for all that was traded.</summary>
internal static class TradeFingerprint
{
    // Trailing zeros say nothing about a value.
    private const string PlainNumber = "0.############################";

    /// <summary>SHA-256 of every fill of every trade in order, hexadecimal.</summary>
    public static string Of(IEnumerable<Trade> trades)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Trade trade in trades)
        {
            foreach (Leg leg in trade.Legs)
            {
                foreach (Fill fill in leg.Fills)
                {
                    hash.AppendData(Encoding.UTF8.GetBytes(Line(trade, leg, fill)));
                }
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Line(Trade trade, Leg leg, Fill fill) => string.Join('|',
        trade.Id,
        leg.Name,
        leg.Reason,
        fill.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
        Plain(fill.Price),
        Plain(fill.Quantity),
        Plain(fill.Commission)) + "\n";

    private static string Plain(decimal number) => number.ToString(PlainNumber, CultureInfo.InvariantCulture);
}
