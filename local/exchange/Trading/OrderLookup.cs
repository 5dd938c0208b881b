using Breakwater.Local.Exchange.Accounts;
using Breakwater.Local.Exchange.Market;
using Breakwater.Local.Exchange.Rest;

namespace Breakwater.Local.Exchange.Trading;

/// <summary>Finds the order or list that a request names.</summary>
public static class OrderLookup
{
    /// <summary>The order, by either id or by both; null when there is none that can be seen.</summary>
    public static Order? Find(SignedRequest request, string idName, string clientIdName)
    {
        Parameters parameters = request.Parameters;
        SymbolMarket market = request.Rest.Listed(parameters.MandatorySymbol());
        long? id = parameters.WholeNumber(idName);
        string? clientId = parameters.Text(clientIdName);
        if (id is null && clientId is null)
        {
            throw Errors.NeitherOf(clientIdName, idName);
        }

        AccountHistory history = request.Account.History;
        Order? order = id is { } number ? history.Find(number) : history.Find(market, clientId!);
        return order is null || order.Ticket.Market != market || order.VisibleFrom > request.Now ? null
            : clientId is null || order.ClientId == clientId ? order
            : throw Rejections.IdsDiffer;
    }

    /// <summary>The list, by its id or its client id.</summary>
    public static OrderList? FindList(SignedRequest request, string clientIdName)
    {
        Parameters parameters = request.Parameters;
        long? id = parameters.WholeNumber("orderListId");
        string? clientId = parameters.Text(clientIdName);
        if (id is null && clientId is null)
        {
            throw Errors.NeitherOf(clientIdName, "orderListId");
        }

        AccountHistory history = request.Account.History;
        OrderList? list = id is { } number ? history.FindList(number) : history.FindList(clientId!);
        return list is not null && list.Orders[0].VisibleFrom <= request.Now ? list : null;
    }

    /// <summary>startTime and endTime, at most a day apart.</summary>
    public static (long Start, long End)? ReadSpan(Parameters parameters)
    {
        const long Day = 86_400_000;
        long? start = parameters.WholeNumber("startTime");
        long? end = parameters.WholeNumber("endTime");
        if (start is not null && end is not null && end - start > Day)
        {
            throw new RestException(-1127, "More than 24 hours between startTime and endTime.");
        }

        return start is null && end is null ? null : (start ?? 0, end ?? long.MaxValue);
    }

    public static int ReadLimit(Parameters parameters)
    {
        const int Usual = 500;
        const int Most = 1000;
        return parameters.WholeNumber("limit") switch
        {
            null => Usual,
            >= 1 and <= long.MaxValue and { } limit => (int)Math.Min(limit, Most),
            _ => throw Errors.NotValid("limit"),
        };
    }
}
