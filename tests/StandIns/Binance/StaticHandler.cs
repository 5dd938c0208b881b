using System.Net;

namespace Breakwater.StandIns.Binance.Tests;

/// <summary>Answers every request with the same bytes, without a network.</summary>
internal sealed class StaticHandler(byte[] body) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) });
}
