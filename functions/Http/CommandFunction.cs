using System.Text.Json;
using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class CommandFunction(BotSettings settings, CommandHandler handler)
{
    private const int ReasonMax = 500;

    private static readonly Dictionary<string, BotCommand> Commands = new(StringComparer.Ordinal)
    {
        ["start"] = BotCommand.Start,
        ["stop"] = BotCommand.Stop,
        ["pause"] = BotCommand.Pause,
        ["resume"] = BotCommand.Resume,
        ["retry"] = BotCommand.Retry,
        ["kill"] = BotCommand.Kill,
        ["reset-kill"] = BotCommand.ResetKill,
    };

    [Function("PostCommand")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/bots/{bot}/commands")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (bot != settings.Bot)
        {
            return Answers.NoSuchBot(bot, settings.Bot);
        }

        (CommandBody? body, IActionResult? problem) = await ReadAsync(request, cancellationToken);
        if (body is null)
        {
            return problem!;
        }

        BotCommand command = Commands[body.Command!];
        if (Refuse(command, body, bot) is { } refused)
        {
            return refused;
        }

        string reason = string.IsNullOrWhiteSpace(body.Reason) ? "operator" : body.Reason;
        CommandOutcome outcome = await handler.HandleAsync(command, reason, cancellationToken);

        return outcome.Refusal is { } refusal
            ? Answers.Problem(StatusCodes.Status409Conflict, "Command refused", refusal, "command")
            : Answers.Json(
                new
                {
                    Accepted = true,
                    body.Command,
                    Status = HeartbeatHandler.StatusOf(outcome.Control),
                    outcome.Control.Run,
                    outcome.Control.Phase,
                },
                StatusCodes.Status202Accepted);
    }

    private static IActionResult? Refuse(BotCommand command, CommandBody body, string bot)
    {
        if (command is BotCommand.ResetKill && body.Confirm != bot)
        {
            return Answers.Problem(
                StatusCodes.Status400BadRequest,
                "Not confirmed",
                $"reset-kill needs \"confirm\": \"{bot}\".",
                "confirm");
        }

        // It is stored with the control and in the journal, whose rows have a size; cutting it would change its sense.
        return body.Reason is { Length: > ReasonMax } reason
            ? Answers.Problem(
                StatusCodes.Status422UnprocessableEntity,
                "Reason too long",
                $"reason has {reason.Length} characters; allowed are up to {ReasonMax}.",
                "reason")
            : null;
    }

    private static async Task<(CommandBody? Body, IActionResult? Problem)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            CommandBody? body = await JsonSerializer.DeserializeAsync<CommandBody>(
                request.Body, PipelineJson.Options, cancellationToken);

            return body?.Command is { } command && Commands.ContainsKey(command)
                ? (body, null)
                : (null, Answers.Problem(
                    StatusCodes.Status422UnprocessableEntity,
                    "Unknown command",
                    $"command is '{body?.Command}'; allowed are {string.Join(", ", Commands.Keys)}.",
                    "command"));
        }
        catch (JsonException error)
        {
            return (null, Answers.Problem(
                StatusCodes.Status400BadRequest, "Not JSON", $"The body is no JSON object: {error.Message}", "body"));
        }
    }

    private sealed record CommandBody(string? Command, string? Reason, string? Confirm);
}
