using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Breakwater.EndToEnd.Tests;

/// <summary>The app over HTTP, as an operator uses it.</summary>
internal sealed class AppClient : IDisposable
{
    public const string Bot = "main";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http;

    public AppClient(string address, string key)
    {
        Address = address;
        http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Add("x-functions-key", key);
    }

    public string Address { get; }

    public async Task<JsonElement> GetAsync(string path) =>
        await http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public Task<JsonElement> BotAsync() => GetAsync($"/api/bots/{Bot}");

    public async Task<HostStatus> HostAsync() => (await http.GetFromJsonAsync<HostStatus>(
        new Uri("/admin/host/status", UriKind.Relative), JsonSerializerOptions.Web))!;

    public async Task<HttpStatusCode> CommandAsync(string command, string? confirm = null)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(
            new Uri($"/api/bots/{Bot}/commands", UriKind.Relative), new { command, reason = "test", confirm });
        return answer.StatusCode;
    }

    public async Task AcceptedAsync(string command, string? confirm = null) =>
        Assert.Equal(HttpStatusCode.Accepted, await CommandAsync(command, confirm));

    /// <summary>Makes a preset of the caller's own the active one.</summary>
    public async Task PutPresetAsync(JsonObject preset)
    {
        using HttpResponseMessage answer = await http.PutAsJsonAsync(
            new Uri($"/api/bots/{Bot}", UriKind.Relative), new { preset });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Runs a timer's function now.</summary>
    public async Task RunFunctionAsync(string name)
    {
        using HttpResponseMessage answer = await http.PostAsync(
            new Uri($"/admin/functions/{name}", UriKind.Relative), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>All rows of a paged answer, newest first.</summary>
    public async Task<List<JsonElement>> PagesAsync(string path)
    {
        List<JsonElement> rows = [];
        string? next = null;
        do
        {
            string after = next is null ? "" : $"&after={Uri.EscapeDataString(next)}";
            JsonElement page = await GetAsync($"/api/bots/{Bot}/{path}limit=500{after}");
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out JsonElement key) ? key.GetString() : null;
        }
        while (next is not null);

        return rows;
    }

    public async Task UntilReadyAsync(Child app)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if ((await HostAsync()).State == "Running")
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!app.HasExited && Stopwatch.GetElapsedTime(start) < StartPatience)
            {
                // Not listening yet.
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>Waits until the clock has come to its end and the queues are empty.</summary>
    public Task<HostStatus> UntilFinishedAsync(Child app, TimeSpan patience) =>
        UntilAsync(app, status => status.IsFinished, patience);

    public async Task<HostStatus> UntilAsync(Child app, Func<HostStatus, bool> condition, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            HostStatus status = await HostAsync();
            if (condition(status))
            {
                return status;
            }

            Assert.False(app.HasExited, $"The app ended:\n{app.Words}");
            Assert.True(
                Stopwatch.GetElapsedTime(start) < patience,
                $"Not there after {patience}: {JsonSerializer.Serialize(status)}\n{app.Words}");
            await Task.Delay(Pause);
        }
    }

    public void Dispose() => http.Dispose();
}
