using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Pipeline.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Functions.Http;

/// <summary>How HTTP functions answer: exact decimals, enums by name, RFC 9457 problems.</summary>
internal static class Answers
{
    private const string ProblemType = "application/problem+json; charset=utf-8";

    private static readonly JsonSerializerOptions Camel = Make(JsonNamingPolicy.CamelCase);
    private static readonly JsonSerializerOptions Snake = Make(JsonNamingPolicy.SnakeCaseLower);

    public static IActionResult Json<T>(T value, int status = StatusCodes.Status200OK) =>
        Content(JsonSerializer.Serialize(value, Camel), "application/json; charset=utf-8", status);

    /// <summary>The same as text, by what the value really is.</summary>
    public static string Text(object value) => JsonSerializer.Serialize(value, value.GetType(), Camel);

    /// <summary>The same with the names of the health parts.</summary>
    public static string SnakeText(object value) => JsonSerializer.Serialize(value, value.GetType(), Snake);

    public static IActionResult SnakeJson<T>(T value, int status) =>
        Content(JsonSerializer.Serialize(value, Snake), "application/json; charset=utf-8", status);

    /// <summary>A problem, with the field that is at fault where there is one.</summary>
    public static IActionResult Problem(int status, string title, string detail, string? field = null) =>
        Content(ProblemText(status, title, detail, field), ProblemType, status);

    /// <summary>The same where no result is executed any more.</summary>
    public static Task WriteProblemAsync(HttpResponse response, int status, string title, string detail)
    {
        response.StatusCode = status;
        response.ContentType = ProblemType;

        return response.WriteAsync(ProblemText(status, title, detail, null));
    }

    public static IActionResult NoSuchBot(string bot, string existing) => Problem(
        StatusCodes.Status404NotFound, "No such bot", $"There is no bot {bot}; there is {existing}.", "bot");

    private static string ProblemText(int status, string title, string detail, string? field)
    {
        var problem = new Dictionary<string, object?>
        {
            ["type"] = "about:blank",
            ["title"] = title,
            ["status"] = status,
            ["detail"] = detail,
        };
        if (field is not null)
        {
            problem["errors"] = new Dictionary<string, string[]> { [field] = [detail] };
        }

        return JsonSerializer.Serialize(problem, Camel);
    }

    private static ContentResult Content(string text, string type, int status) =>
        new() { Content = text, ContentType = type, StatusCode = status };

    private static JsonSerializerOptions Make(JsonNamingPolicy names)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { PropertyNamingPolicy = names };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new PlainDecimalConverter());

        return options;
    }
}
