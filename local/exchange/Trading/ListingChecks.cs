using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Whether a symbol is traded in the way that an order wants.</summary>
public static class ListingChecks
{
    public static void Check(IEnumerable<Ticket> tickets)
    {
        foreach (Ticket ticket in tickets)
        {
            Listing listing = ticket.Instrument.Listing;
            if (!listing.Allows("isSpotTradingAllowed"))
            {
                throw Rejections.New("This symbol is not permitted for this account.");
            }

            string? missing = !listing.OrderTypes.Contains(WireText.Of(ticket.Type)) ? NameOf(ticket.Type)
                : ticket.IcebergQuantity > 0 && !listing.Allows("icebergAllowed") ? "Iceberg orders"
                : ticket.TrailingDelta > 0 && !listing.Allows("allowTrailingStop") ? "Trailing stop orders"
                : null;
            if (missing is not null)
            {
                throw Rejections.NotSupported(missing);
            }

            if (ticket.QuoteQuantity > 0 && !listing.Allows("quoteOrderQtyMarketAllowed"))
            {
                // In the venue's own grammar.
                throw new RestException(-1013, "Quote order qty market orders are not support for this symbol.");
            }
        }
    }

    /// <summary>Refuses a list of orders that the symbol does not have.</summary>
    public static void CheckList(Instrument instrument, params ReadOnlySpan<string> kinds)
    {
        foreach (string kind in kinds)
        {
            if (!instrument.Listing.Allows(kind.ToLowerInvariant() + "Allowed"))
            {
                throw Rejections.NotSupported(kind + " orders");
            }
        }
    }

    private static string NameOf(OrderType type)
    {
        string text = WireText.Of(type).Replace('_', ' ');
        return $"{text[..1]}{text[1..].ToLowerInvariant()} orders";
    }
}
