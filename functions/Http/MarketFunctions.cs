using Breakwater.Domain.Markets;
using Breakwater.Pipeline.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class MarketFunctions(MarketReports markets)
{
    private const string Views = "ohlcv, indicators";

    [Function("GetMarkets")]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/markets")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        (PageQuery? page, IActionResult? problem) = PageQuery.Read(request);
        if (page is null)
        {
            return problem!;
        }

        IReadOnlyList<MarketView> all = await markets.ListAsync(cancellationToken);

        return Answers.Json(new { Items = all.Take(page.Limit), Total = all.Count });
    }

    [Function("GetMarket")]
    public async Task<IActionResult> ViewAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/markets/{symbol}/{view}")] HttpRequest request,
        string symbol,
        string view,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        (PageQuery? page, IActionResult? problem) = PageQuery.Read(request);
        (Timeframe timeframe, IActionResult? wrong) = ReadTimeframe(request);
        if ((problem ?? wrong) is { } refusal)
        {
            return refusal;
        }

        object? answer = (view, string.IsNullOrWhiteSpace(symbol)) switch
        {
            (_, true) => null,
            ("ohlcv", _) => await markets.CandlesAsync(Symbol.Of(symbol), timeframe, page!.Limit, cancellationToken),
            ("indicators", _) => await markets.IndicatorsAsync(Symbol.Of(symbol), timeframe, cancellationToken),
            _ => Answers.Problem(
                StatusCodes.Status404NotFound, "No such view", $"There is no view {view}; there are {Views}.", "view"),
        };

        return answer as IActionResult ?? (answer is null
            ? Answers.Problem(
                StatusCodes.Status404NotFound,
                "No such instrument",
                $"The exchange lists no {symbol}, or has no closed candle of it.",
                "symbol")
            : Answers.Json(answer));
    }

    private static (Timeframe Timeframe, IActionResult? Problem) ReadTimeframe(HttpRequest request)
    {
        string? text = request.Query["timeframe"];
        if (text is null)
        {
            return (Timeframe.None, null);
        }

        // Numbers and lists of names can be parsed too.
        bool isKnown = Enum.TryParse(text, ignoreCase: true, out Timeframe timeframe)
            && string.Equals($"{timeframe}", text, StringComparison.OrdinalIgnoreCase)
            && timeframe is not Timeframe.None;

        return isKnown
            ? (timeframe, null)
            : (Timeframe.None, Answers.Problem(
                StatusCodes.Status400BadRequest,
                "Bad timeframe",
                $"timeframe is '{text}'; allowed are {string.Join(
                    ", ", Enum.GetValues<Timeframe>().Where(one => one is not Timeframe.None))}.",
                "timeframe"));
    }
}
