using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Breakwater.Adapters.Tests.Tables;

/// <summary>A network that fails as it is told: before the request arrives, or after it was carried out.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport
{
    private readonly HttpClientTransport inner = new();
    private int lostAnswers;

    /// <summary>Requests seen.</summary>
    public int Requests { get; private set; }

    /// <summary>Answers instead of the service, while set.</summary>
    public HttpStatusCode? Status { get; set; }

    /// <summary>While true, nothing arrives anywhere.</summary>
    public bool IsCut { get; set; }

    /// <summary>While true, no answer ever comes.</summary>
    public bool IsMute { get; set; }

    /// <summary>Runs between the lost answer and its repetition.</summary>
    public Func<Task>? AfterLoss { get; set; }

    /// <summary>The next answers to commits are lost after the commit was applied.</summary>
    public void LoseAnswers(int count) => lostAnswers = count;

    public override Request CreateRequest() => inner.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Asynchronous only.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Requests++;
        if (IsMute)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, message.CancellationToken);
        }

        if (IsCut)
        {
            throw new RequestFailedException(0, "Connection refused", new HttpRequestException("Connection refused"));
        }

        if (Status is { } status)
        {
            message.Response = new EmptyResponse((int)status, message.Request.ClientRequestId);

            return;
        }

        await inner.ProcessAsync(message);
        if (lostAnswers > 0 && message.Request.Method == RequestMethod.Post)
        {
            lostAnswers--;
            message.Response.Dispose();
            await (AfterLoss?.Invoke() ?? Task.CompletedTask);

            throw new RequestFailedException(0, "Connection reset", new IOException("Connection reset"));
        }
    }
}
