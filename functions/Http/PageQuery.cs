using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Functions.Http;

/// <summary>The paging part of a query string.</summary>
/// <param name="Limit">How many rows.</param>
/// <param name="After">Where the page begins; null for the first.</param>
internal sealed record PageQuery(int Limit, string? After)
{
    private const int LimitMax = 1000;
    private const int LimitDefault = 100;

    /// <summary>Reads limit and after.</summary>
    /// <returns>The query, or the problem to answer with.</returns>
    public static (PageQuery? Query, IActionResult? Problem) Read(HttpRequest request)
    {
        string? text = request.Query["limit"];
        int limit = LimitDefault;
        bool valid = text is null
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                && limit is >= 1 and <= LimitMax);

        return valid
            ? (new PageQuery(limit, request.Query["after"]), null)
            : (null, Answers.Problem(
                StatusCodes.Status400BadRequest,
                "Bad limit",
                $"limit is '{text}'; allowed is 1 to {LimitMax}.",
                "limit"));
    }
}
