using System.Text.Json;
using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Rest;
using Microsoft.AspNetCore.Http;
using Endpoint = Breakwater.Local.Exchange.Rest.Endpoint;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Cancels one order and places another; each half may fail for itself.</summary>
public sealed class CancelReplaceEndpoint(SpotEngine engine)
{
    public IEnumerable<Endpoint> All =>
        [new SignedEndpoints(engine).Trade("POST", "/api/v3/order/cancelReplace", Replace)];

    private void Replace(SignedRequest request)
    {
        Parameters parameters = request.Parameters;
        bool goesOn = parameters.MandatoryText("cancelReplaceMode") switch
        {
            "STOP_ON_FAILURE" => false,
            "ALLOW_FAILURE" => true,
            _ => throw Errors.NotValid("cancelReplaceMode"),
        };
        Ticket ticket = OrderEndpoints.ReadTicket(request);
        ResponseType type = TicketReader.ReadResponseType(parameters, ticket.Type);
        Order? old = OrderLookup.Find(request, "cancelOrderId", "cancelOrigClientOrderId");
        string? clientId = TicketReader.ReadClientId(parameters, "cancelNewClientOrderId");
        string? restriction = parameters.Text("cancelRestrictions");
        bool cancelsAnyway = parameters.Text("orderRateLimitExceededMode") switch
        {
            null or "DO_NOTHING" => false,
            "CANCEL_ONLY" => true,
            _ => throw Errors.NotValid("orderRateLimitExceededMode"),
        };
        parameters.End();

        // Filters and counts are judged before the cancel.
        CheckAllowed(ticket);
        FilterChecks.Check(request.Account, [ticket], request.Now);
        RestException? rateFailure = Try(() => Placement.CheckRate(request.Account, 1));
        if (rateFailure is not null && !cancelsAnyway)
        {
            throw rateFailure;
        }

        RestException? cancelFailure = Try(() =>
        {
            OrderEndpoints.CheckCancel(old, restriction);
            _ = Cancellation.Cancel(request.Account, old!, request.Now);
        });
        Order? placed = null;
        bool isAttempted = cancelFailure is null || goesOn;
        RestException? orderFailure = rateFailure is not null ? rateFailure : isAttempted
            ? Try(() => placed = engine.Placement.Place(request.Account, ticket, request.Now))
            : null;
        if (!isAttempted && rateFailure is null)
        {
            request.Account.Count.Add(1);
        }

        Halves halves = new(old, cancelFailure, placed, orderFailure)
        {
            CancelId = clientId ?? engine.Placement.NewName(),
            Type = type,
        };
        Write(request, halves);
    }

    private static void CheckAllowed(Ticket ticket)
    {
        if (!ticket.Instrument.Listing.Allows("cancelReplaceAllowed"))
        {
            throw new RestException(-1013, "Order cancel-replace is not supported for this symbol.");
        }
    }

    private static RestException? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (RestException problem)
        {
            return problem;
        }
    }

    private static void Write(SignedRequest request, Halves halves)
    {
        bool isWhole = halves.CancelFailure is null && halves.Placed is not null;
        bool isPartial = halves.CancelFailure is null || halves.Placed is not null;
        using Utf8JsonWriter json = new(request.Rest.Output);
        json.WriteStartObject();
        if (isWhole)
        {
            WriteHalves(json, halves);
        }
        else
        {
            request.Rest.Response.StatusCode = isPartial
                ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
            json.WriteNumber("code"u8, isPartial ? -2021 : -2022);
            json.WriteString("msg"u8, isPartial
                ? "Order cancel-replace partially failed." : "Order cancel-replace failed.");
            json.WriteStartObject("data"u8);
            WriteHalves(json, halves);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteHalves(Utf8JsonWriter json, Halves halves)
    {
        json.WriteString("cancelResult"u8, halves.CancelFailure is null ? "SUCCESS"u8 : "FAILURE"u8);
        json.WriteString("newOrderResult"u8, halves.Placed is not null ? "SUCCESS"u8
            : halves.OrderFailure is not null ? "FAILURE"u8 : "NOT_ATTEMPTED"u8);
        json.WritePropertyName("cancelResponse"u8);
        if (halves.CancelFailure is { } failure)
        {
            WriteFailure(json, failure);
        }
        else
        {
            OrderText.WriteCancelled(json, halves.Old!, halves.CancelId);
        }

        json.WritePropertyName("newOrderResponse"u8);
        if (halves.Placed is { } order)
        {
            OrderText.WritePlaced(json, order, halves.Type);
        }
        else if (halves.OrderFailure is { } problem)
        {
            WriteFailure(json, problem);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void WriteFailure(Utf8JsonWriter json, RestException failure)
    {
        json.WriteStartObject();
        json.WriteNumber("code"u8, failure.Code);
        json.WriteString("msg"u8, failure.Message);
        json.WriteEndObject();
    }

    private sealed record Halves(
        Order? Old, RestException? CancelFailure, Order? Placed, RestException? OrderFailure)
    {
        public required string CancelId { get; init; }

        public ResponseType Type { get; init; }
    }
}
