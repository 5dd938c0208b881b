using System.Text.Json;
using Breakwater.Pipeline.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Functions.Http;

/// <summary>What an operator sends with a command.</summary>
internal sealed record CommandBody(string? Command, string? Reason, string? Confirm)
{
    private const int ReasonMax = 500;

    /// <summary>The one message that is meant; null for all.</summary>
    public string? Id { get; init; }

    /// <summary>The operator's words, for the journal.</summary>
    public string Words => string.IsNullOrWhiteSpace(Reason) ? "operator" : Reason;

    /// <summary>
    /// A problem when the reason is too long: it is stored with the control and in the journal, whose rows have a size,
    /// and cutting it would change its sense.
    /// </summary>
    public IActionResult? TooLong => Reason is { Length: > ReasonMax } reason
        ? Answers.Problem(
            StatusCodes.Status422UnprocessableEntity,
            "Reason too long",
            $"reason has {reason.Length} characters; allowed are up to {ReasonMax}.",
            "reason")
        : null;

    public static IActionResult NotConfirmed(string bot) => Answers.Problem(
        StatusCodes.Status400BadRequest, "Not confirmed", $"This needs \"confirm\": \"{bot}\".", "confirm");

    /// <summary>Reads a JSON object.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayBeEmpty">Whether no body at all is one without fields.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<(CommandBody? Body, IActionResult? Problem)> ReadAsync(
        HttpRequest request, bool mayBeEmpty, CancellationToken cancellationToken)
    {
        try
        {
            CommandBody? body = mayBeEmpty && request.ContentLength is 0
                ? new CommandBody(null, null, null)
                : await JsonSerializer.DeserializeAsync<CommandBody>(
                    request.Body, PipelineJson.Options, cancellationToken);

            return (body ?? new CommandBody(null, null, null), null);
        }
        catch (JsonException error)
        {
            return (null, Answers.Problem(
                StatusCodes.Status400BadRequest, "Not JSON", $"The body is no JSON object: {error.Message}", "body"));
        }
    }
}
