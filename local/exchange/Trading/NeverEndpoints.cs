using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>
/// What cannot happen here and is still asked for: no order is amended (exchangeInfo says so), routed to another book
/// or kept from matching one of the same account.
/// </summary>
public sealed class NeverEndpoints(SpotEngine engine)
{
    public IEnumerable<Endpoint> All
    {
        get
        {
            SignedEndpoints signed = new(engine);
            return
            [
                signed.Get("/api/v3/myPreventedMatches", MatchWeight, WriteMatches),
                signed.Get("/api/v3/myAllocations", 20, WriteAllocations),
                signed.Get("/api/v3/order/amendments", 4, WriteAmendments),
                signed.Trade("PUT", "/api/v3/order/amend/keepPriority", 4, RefuseAmend),
            ];
        }
    }

    // By order 20, by its own id 2.
    private static int MatchWeight(RestRequest request) => request.Parameters.Has("orderId") ? 20 : 2;

    private static void WriteMatches(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        _ = request.Rest.Listed(parameters.MandatorySymbol());
        long? match = parameters.WholeNumber("preventedMatchId");
        long? order = parameters.WholeNumber("orderId");
        _ = parameters.WholeNumber("fromPreventedMatchId");
        _ = OrderLookup.ReadLimit(parameters);
        WriteNothing(request, match is null && order is null
            ? Errors.NeitherOf("preventedMatchId", "orderId") : null);
    }

    private static void WriteAllocations(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        _ = request.Rest.Listed(parameters.MandatorySymbol());
        _ = OrderLookup.ReadSpan(parameters);
        _ = parameters.WholeNumber("fromAllocationId");
        _ = parameters.WholeNumber("orderId");
        _ = OrderLookup.ReadLimit(parameters);
        WriteNothing(request, null);
    }

    private static void WriteAmendments(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        _ = request.Rest.Listed(parameters.MandatorySymbol());
        _ = parameters.MandatoryText("orderId");
        _ = parameters.WholeNumber("fromExecutionId");
        _ = OrderLookup.ReadLimit(parameters);
        WriteNothing(request, null);
    }

    private static void RefuseAmend(SignedRequest request)
    {
        Order? order = OrderLookup.Find(request, "orderId", "origClientOrderId");
        _ = new TicketReader(request.Parameters).MandatoryAmount("newQty");
        _ = TicketReader.ReadClientId(request.Parameters, "newClientOrderId");
        request.Parameters.End();
        throw order is null
            ? Rejections.NoSuchOrder
            : new RestException(-2038, "Order amend is not supported for this symbol.");
    }

    private static void WriteNothing(SignedRequest request, RestException? problem)
    {
        request.Parameters.End();
        if (problem is not null)
        {
            throw problem;
        }

        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartArray();
        json.WriteEndArray();
    }
}
