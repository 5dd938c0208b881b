using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.SignalR.Management.Local;

/// <summary>Lets only holders of a valid token in; browsers send it in the query.</summary>
internal sealed class ClientAdmission(LocalAddress address, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/client", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        string hub = context.Request.Query["hub"].ToString();
        if (AccessToken.Validate(address, hub, Token(context.Request), clock.GetUtcNow()) is not JsonElement claims)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.User = new ClaimsPrincipal(new ClaimsIdentity(Claims(claims), "Bearer"));
        return next(context);
    }

    private static string? Token(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : request.Query["access_token"].ToString();
    }

    private static IEnumerable<Claim> Claims(JsonElement claims) =>
        from claim in claims.EnumerateObject()
        from value in Values(claim.Value)
        select new Claim(claim.Name, value.ToString());

    private static JsonElement[] Values(JsonElement claim) =>
        claim.ValueKind == JsonValueKind.Array ? [.. claim.EnumerateArray()] : [claim];
}
