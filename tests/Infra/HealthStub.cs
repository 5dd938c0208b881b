using System.Net;
using Breakwater.TestKit.Local;

namespace Breakwater.Infra.Tests;

/// <summary>An app that says of itself what a test wants; its last answer again and again.</summary>
internal sealed class HealthStub : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Queue<(int Status, string Body)> answers;
    private readonly Task loop;

    private HealthStub(string address, (int Status, string Body)[] answers)
    {
        this.answers = new Queue<(int Status, string Body)>(answers);
        Address = address;
        listener.Prefixes.Add($"{address}/");
        listener.Start();
        loop = Task.Run(AnswerAsync);
    }

    public string Address { get; }

    public int Asked { get; private set; }

    public static HealthStub Start(params (int Status, string Body)[] answers) =>
        new($"http://127.0.0.1:{FreePort.Next()}", answers);

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await loop;
        listener.Close();
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (listener.IsListening)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                (int status, string body) = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
                Asked += context.Request.Url!.AbsolutePath == "/api/health" ? 1 : 0;
                context.Response.StatusCode = status;
                await using (var writer = new StreamWriter(context.Response.OutputStream))
                {
                    await writer.WriteAsync(body);
                }

                context.Response.Close();
            }
        }
        catch (HttpListenerException)
        {
            // It was stopped while it waited.
        }
        catch (ObjectDisposedException)
        {
            // The same, on other systems.
        }
    }
}
