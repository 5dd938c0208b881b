using System.Net.Sockets;
using System.Text;
using Breakwater.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Breakwater.Functions.Tests;

public sealed class PageTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Page_NoKey_IsHtmlWithAPolicy()
    {
        using HttpResponseMessage page = await app.Http.GetAsync("/");

        Assert.Equal(200, (int)page.StatusCode);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("*.js", "text/javascript")]
    [InlineData("*.css", "text/css")]
    public async Task Assets_EachFile_HasItsType(string pattern, string type)
    {
        string[] files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets"), pattern);
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            using HttpResponseMessage asset = await app.Http.GetAsync($"/assets/{Path.GetFileName(file)}");
            Assert.Equal(200, (int)asset.StatusCode);
            Assert.Equal(type, asset.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2f..%2fhost.json")]
    [InlineData("/assets/..%5c..%5chost.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/host.json")]
    [InlineData("/assets/%2fetc%2fpasswd")]
    [InlineData("/assets/....//host.json")]
    [InlineData("/assets/")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/host.json")]
    [InlineData("/assets/%00")]
    public async Task Assets_PathThatLeadsOut_IsNotServed(string target)
    {
        // By hand: a client library would tidy the path before sending it.
        using var client = new TcpClient();
        await client.ConnectAsync(app.Http.BaseAddress!.Host, app.Http.BaseAddress.Port);
        await using NetworkStream stream = client.GetStream();
        string request = $"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        string answer = await reader.ReadToEndAsync();

        Assert.Matches("^HTTP/1.1 40[0-9]", answer);
        Assert.DoesNotContain("routePrefix", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../host.json")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("../../wwwroot-other/x")]
    [InlineData("a\0b")]
    public void Asset_NameThatLeadsOut_Is404(string file)
    {
        IActionResult result = PageFunctions.Asset(new DefaultHttpContext().Request, file);

        Assert.Equal(404, Assert.IsType<ContentResult>(result).StatusCode);
    }
}
