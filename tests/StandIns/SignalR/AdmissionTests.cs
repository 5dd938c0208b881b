using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Azure.SignalR.Management;

namespace Breakwater.StandIns.SignalR.Tests;

public sealed class AdmissionTests : IDisposable
{
    private readonly HttpClient http = new();

    public static TheoryData<string> BadTokens =>
        ["none", "garbage", "otherKey", "expired", "otherHub", "tampered", "a.b.c"];

    public void Dispose() => http.Dispose();

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task Negotiate_BadToken_Is401(string kind)
    {
        (ServiceHubContext hub, int port) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        string token = await BadToken(hub, kind);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Negotiate(port, token)).StatusCode);
    }

    [Fact]
    public async Task Negotiate_TokenInHeaderOrQuery_IsAccepted()
    {
        (ServiceHubContext hub, int port) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        NegotiationResponse negotiated = await hub.NegotiateAsync();
        Assert.Equal($"http://localhost:{port}/client/?hub=bot", negotiated.Url);
        Assert.Equal(HttpStatusCode.OK, (await Negotiate(port, negotiated.AccessToken!)).StatusCode);
        string path = $"http://localhost:{port}/client/negotiate?hub=bot&negotiateVersion=1";
        using HttpResponseMessage answer =
            await http.PostAsync(new Uri($"{path}&access_token={negotiated.AccessToken}"), null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("otherKey")]
    [InlineData("expired")]
    public async Task Connect_OfficialClientWithABadToken_IsRefused(string kind)
    {
        (ServiceHubContext hub, _) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        NegotiationResponse negotiated = await hub.NegotiateAsync();
        using NodeClient client = NodeClient.Start(negotiated.Url!, await BadToken(hub, kind), 1);
        Assert.Contains("401", await client.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await client.ExitCodeAsync());
    }

    [Theory]
    [InlineData("http://localhost:7071", true)]
    [InlineData("http://127.0.0.1:5173", true)]
    [InlineData("https://example.com", false)]
    [InlineData("null", false)]
    public async Task Preflight_Origin_IsAllowedOnlyOnThisMachine(string origin, bool allowed)
    {
        (ServiceHubContext hub, int port) = await Emulator.StartAsync();
        await using AsyncDisposal cleanup = new(hub);
        using HttpRequestMessage request = new(HttpMethod.Options, $"http://localhost:{port}/client/negotiate?hub=bot");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,x-requested-with,x-signalr-user-agent");
        using HttpResponseMessage answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(allowed, answer.Headers.Contains("Access-Control-Allow-Credentials"));
        answer.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? origins);
        Assert.Equal(allowed ? [origin] : null, origins);
    }

    private static async Task<string> BadToken(ServiceHubContext hub, string kind)
    {
        NegotiationResponse good = await hub.NegotiateAsync();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return kind switch
        {
            "none" => "",
            "otherKey" => Emulator.Token(good.Url!, now.AddHours(1), "AnotherKeyAnotherKeyAnotherKeyAnotherKey1234"),
            "expired" => Emulator.Token(good.Url!, now.AddSeconds(-1)),
            "otherHub" => Emulator.Token($"{good.Url}x", now.AddHours(1)),
            "tampered" => $"{good.AccessToken![..^4]}AAAA",
            _ => kind,
        };
    }

    private async Task<HttpResponseMessage> Negotiate(int port, string token)
    {
        using HttpRequestMessage request =
            new(HttpMethod.Post, $"http://localhost:{port}/client/negotiate?hub=bot&negotiateVersion=1");
        request.Headers.Authorization = token.Length == 0 ? null : new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request);
    }
}
