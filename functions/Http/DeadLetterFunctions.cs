using Breakwater.Pipeline.Engine;
using Breakwater.Pipeline.Messages;
using Breakwater.Pipeline.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class DeadLetterFunctions(DeadLetterDesk desk)
{
    [Function("GetDeadLetters")]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/deadletters")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        (PageQuery? page, IActionResult? problem) = PageQuery.Read(request);
        if (page is null)
        {
            return problem!;
        }

        IReadOnlyList<DeadLetter> letters = await desk.ListAsync(page.Limit, cancellationToken);

        return Answers.Json(new { Items = letters });
    }

    [Function("PostResubmit")]
    public async Task<IActionResult> ResubmitAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/deadletters/{queue}/resubmit")]
        HttpRequest request,
        string queue,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Queues.All.Contains(queue, StringComparer.Ordinal))
        {
            return Answers.Problem(
                StatusCodes.Status404NotFound,
                "No such queue",
                $"There is no queue {queue}; there are {string.Join(", ", Queues.All)}.",
                "queue");
        }

        (CommandBody? body, IActionResult? problem) = await CommandBody.ReadAsync(request, true, cancellationToken);
        if ((problem ?? body!.TooLong) is { } wrong)
        {
            return wrong;
        }

        IReadOnlyList<string> ids = await desk.ResubmitAsync(queue, body!.Id, body.Words, cancellationToken);

        return body.Id is { } missing && ids.Count == 0
            ? Answers.Problem(
                StatusCodes.Status404NotFound,
                "No such message",
                $"Queue {queue} has given up no message {missing}.",
                "id")
            : Answers.Json(new { Accepted = true, Queue = queue, Resubmitted = ids }, StatusCodes.Status202Accepted);
    }
}
