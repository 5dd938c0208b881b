using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace Breakwater.StandIns.Tables.Tests;

/// <summary>What goes over the wire to the real service's addresses, and answers the emulator never gives.</summary>
public sealed class WireTests
{
    private static readonly Uri Endpoint = new("https://acc.table.core.windows.net");

    [Fact]
    public async Task TokenCredential_EveryRequest_CarriesABearerTokenForTheStorageScope()
    {
        using Recorder recorder = new(HttpStatusCode.NoContent, string.Empty);
        FixedToken token = new();
        TableClient table = new(Endpoint, "Trading", token, Options(recorder));

        await table.UpdateEntityAsync(new TableEntity("it's", "100%") { ["N"] = 1L }, new ETag("W/\"x\""));

        HttpRequestMessage request = Assert.Single(recorder.Requests);
        Assert.Equal("Bearer secret", request.Headers.Authorization!.ToString());
        Assert.Equal(["https://storage.azure.com/.default"], token.Scopes);
        Assert.Equal(HttpMethod.Patch, request.Method);
        Assert.Equal(
            "https://acc.table.core.windows.net/Trading(PartitionKey=%27it%27%27s%27,RowKey=%27100%25%27)",
            request.RequestUri!.AbsoluteUri.Replace("'", "%27", StringComparison.Ordinal));
        Assert.Equal("W/\"x\"", Assert.Single(request.Headers.GetValues("If-Match")));
        Assert.Equal("2020-12-06", Assert.Single(request.Headers.GetValues("x-ms-version")));
        Assert.Equal(
            """{"PartitionKey":"it's","RowKey":"100%","N@odata.type":"Edm.Int64","N":"1"}""", recorder.Bodies[0]);
        Assert.Equal("acc", table.AccountName);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, "<html>bad gateway</html>")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "")]
    [InlineData(HttpStatusCode.Forbidden, """{"error":"other"}""")]
    [InlineData(HttpStatusCode.Conflict, """{"odata.error":{"code":7}}""")]
    public async Task Answer_ThatIsNoODataError_FailsWithItsStatus(HttpStatusCode status, string body)
    {
        using Recorder recorder = new(status, body);
        TableClient table = new(Endpoint, "Trading", new FixedToken(), Options(recorder));

        RequestFailedException failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((int)status, failure.Status);
    }

    [Fact]
    public async Task TransientAnswer_IsRetriedAsTheOptionsSay()
    {
        using Recorder recorder = new(HttpStatusCode.ServiceUnavailable, string.Empty);
        TableClientOptions options = Options(recorder);
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        TableClient table = new(Endpoint, "Trading", new FixedToken(), options);

        await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal(3, recorder.Requests.Count);
    }

    private static TableClientOptions Options(Recorder recorder)
    {
        TableClientOptions options = new() { Transport = new HttpClientTransport(recorder) };
        options.Retry.MaxRetries = 0;
        return options;
    }

    private sealed class FixedToken : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new AccessToken("secret", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class Recorder(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        public List<string> Bodies { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            HttpContent content = request.Content ?? new StringContent(string.Empty);
            Bodies.Add(await content.ReadAsStringAsync(cancellationToken));
            return new HttpResponseMessage(status) { Content = new StringContent(body) };
        }
    }
}
