using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Breakwater.Cli.Tests.Operating;

/// <summary>An app that answers every command the same and remembers what it was told.</summary>
internal sealed class BotStub : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly (int Status, string Body) answer;

    public BotStub(int status, string body)
    {
        answer = (status, body);
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(Address);
        listener.Start();
        Served = ServeAsync();
    }

    public string Address { get; }

    public string? Path { get; private set; }

    public string? Key { get; private set; }

    public string Body { get; private set; } = string.Empty;

    private Task Served { get; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        HttpListenerContext context = await listener.GetContextAsync();
        Path = context.Request.Url!.AbsolutePath;
        Key = context.Request.Headers["x-functions-key"];
        using StreamReader reader = new(context.Request.InputStream, Encoding.UTF8);
        Body = await reader.ReadToEndAsync();
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
        context.Response.Close();
    }
}
