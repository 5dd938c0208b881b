using Breakwater.Domain.Engine;
using Breakwater.Pipeline.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class CommandFunction(BotSettings settings, CommandHandler handler)
{
    private static readonly Dictionary<string, BotCommand> Commands = new(StringComparer.Ordinal)
    {
        ["start"] = BotCommand.Start,
        ["stop"] = BotCommand.Stop,
        ["pause"] = BotCommand.Pause,
        ["resume"] = BotCommand.Resume,
        ["retry"] = BotCommand.Retry,
        ["kill"] = BotCommand.Kill,
        ["reset-kill"] = BotCommand.ResetKill,
        ["emergency-stop"] = BotCommand.EmergencyStop,
        ["flatten"] = BotCommand.Flatten,
        ["cancel-orders"] = BotCommand.CancelOrders,
        ["sync"] = BotCommand.Sync,
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

        CommandOutcome outcome = await handler.HandleAsync(command, body.Words, cancellationToken);

        return Answer(body.Command!, outcome);
    }

    [Function("PostBreaker")]
    public async Task<IActionResult> BreakerAsync(
        [HttpTrigger(
            AuthorizationLevel.Function, "post", Route = "api/bots/{bot}/circuit-breaker/{change}")]
        HttpRequest request,
        string bot,
        string change,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        BotCommand? command = change switch
        {
            "activate" => BotCommand.ActivateBreaker,
            "deactivate" => BotCommand.DeactivateBreaker,
            _ => null,
        };
        if (bot != settings.Bot || command is null)
        {
            return bot != settings.Bot
                ? Answers.NoSuchBot(bot, settings.Bot)
                : Answers.Problem(
                    StatusCodes.Status404NotFound,
                    "Unknown change",
                    $"The circuit breaker is not '{change}'d; it takes activate and deactivate.",
                    "change");
        }

        (CommandBody? body, IActionResult? problem) = await CommandBody.ReadAsync(request, true, cancellationToken);
        problem ??= Refuse(command.Value, body!, bot);
        if (problem is not null)
        {
            return problem;
        }

        CommandOutcome outcome = await handler.HandleAsync(command.Value, body!.Words, cancellationToken);

        return Answer($"circuit-breaker/{change}", outcome);
    }

    private static IActionResult Answer(string command, CommandOutcome outcome) => outcome.Refusal is { } refusal
        ? Answers.Problem(StatusCodes.Status409Conflict, "Command refused", refusal, "command")
        : Answers.Json(
            new
            {
                Accepted = true,
                Command = command,
                Status = HeartbeatHandler.StatusOf(outcome.Control),
                outcome.Control.Run,
                outcome.Control.Phase,
                outcome.Control.Trading,
            },
            StatusCodes.Status202Accepted);

    // Stopping must not fail for want of a word: kill and emergency-stop need none.
    private static bool NeedsConfirmation(BotCommand command) =>
        command is BotCommand.ResetKill or BotCommand.Flatten or BotCommand.DeactivateBreaker;

    private static IActionResult? Refuse(BotCommand command, CommandBody body, string bot) =>
        NeedsConfirmation(command) && body.Confirm != bot
            ? CommandBody.NotConfirmed(bot)
            : body.TooLong;

    private static async Task<(CommandBody? Body, IActionResult? Problem)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        (CommandBody? body, IActionResult? problem) = await CommandBody.ReadAsync(request, false, cancellationToken);

        return body is null || (body.Command is { } command && Commands.ContainsKey(command))
            ? (body, problem)
            : (null, Answers.Problem(
                StatusCodes.Status422UnprocessableEntity,
                "Unknown command",
                $"command is '{body.Command}'; allowed are {string.Join(", ", Commands.Keys)}.",
                "command"));
    }
}
