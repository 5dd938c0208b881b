using System.Text;
using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.Functions.Tests;

/// <summary>The app with an emulator and an exchange of its own.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private AzuriteProcess? azurite;
    private ExchangeStub? exchange;
    private AppProcess? app;

    internal AppProcess App => app!;

    internal ExchangeStub Exchange => exchange!;

    internal HttpClient Http => App.Http;

    public async ValueTask InitializeAsync()
    {
        azurite = await AzuriteProcess.StartAsync();
        exchange = await ExchangeStub.StartAsync();
        app = await AppProcess.StartAsync(
            AppSettings.Complete(azurite.ConnectionString, azurite.TablePort, exchange.Address));
        Assert.False(app.HasExited, app.Output);
    }

    public async Task StopStorageAsync() => await azurite!.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (exchange?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (azurite?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    internal Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> AskAsync(
        HttpMethod method, string path, string? body = null, string? key = AppSettings.FunctionKey) =>
        AskAsync(Http, method, path, body, key);

    internal static async Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> AskAsync(
        HttpClient http, HttpMethod method, string path, string? body, string? key = AppSettings.FunctionKey)
    {
        using var request = new HttpRequestMessage(method, path);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        HttpResponseMessage response = await http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        bool isJson = response.Content.Headers.ContentType?.MediaType
            is "application/json" or "application/problem+json";
        JsonElement json = isJson ? JsonDocument.Parse(text).RootElement.Clone() : default;

        return ((int)response.StatusCode, json, response);
    }

    internal Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> GetAsync(string path) =>
        AskAsync(HttpMethod.Get, path);

    internal Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> CommandAsync(string body) =>
        AskAsync(HttpMethod.Post, "/api/bots/main/commands", body);

    internal Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> PostAsync(string path, string body) =>
        AskAsync(HttpMethod.Post, path, body);

    internal static void AssertProblem(
        int expected, (int Status, JsonElement Body, HttpResponseMessage Raw) answer, string? field = null)
    {
        Assert.Equal(expected, answer.Status);
        Assert.Equal("application/problem+json", answer.Raw.Content.Headers.ContentType?.MediaType);
        Assert.Equal(expected, answer.Body.GetProperty("status").GetInt32());
        Assert.NotEmpty(answer.Body.GetProperty("title").GetString()!);
        Assert.NotEmpty(answer.Body.GetProperty("detail").GetString()!);
        if (field is not null)
        {
            Assert.NotEmpty(answer.Body.GetProperty("errors").GetProperty(field)[0].GetString()!);
        }
    }
}
