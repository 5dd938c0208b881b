using System.Net.Http.Json;
using System.Text.Json;
using Breakwater.Local.Cli.Output;

namespace Breakwater.Local.Cli.Run;

/// <summary>The Function App as an operator sees it.</summary>
internal sealed class AppClient : IDisposable
{
    public const string Bot = "main";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient http;

    public AppClient(string address, string functionKey)
    {
        http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Add("x-functions-key", functionKey);
    }

    public Task<HostStatus> HostStatusAsync(CancellationToken stop) =>
        GetAsync<HostStatus>("/admin/host/status", stop);

    /// <exception cref="CliException">The app answers with an error, without JSON, or not at all.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken stop)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), stop);
            await DemandSuccessAsync("GET " + path, response, stop);
            return await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, stop)
                ?? throw new JsonException("It is null.");
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException || IsTimeout(problem, stop))
        {
            throw new CliException($"GET {path}: {OneLine.Of(problem.Message)}", problem);
        }
    }

    /// <summary>An answer's bytes, and the file name that it suggests.</summary>
    /// <exception cref="CliException">The app answers with an error or not at all.</exception>
    public async Task<(byte[] Content, string? Name)> DownloadAsync(string path, CancellationToken stop)
    {
        try
        {
            using HttpResponseMessage response = await http.GetAsync(new Uri(path, UriKind.Relative), stop);
            await DemandSuccessAsync("GET " + path, response, stop);
            byte[] content = await response.Content.ReadAsByteArrayAsync(stop);
            return (content, response.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        }
        catch (Exception problem) when (problem is HttpRequestException || IsTimeout(problem, stop))
        {
            throw new CliException($"GET {path}: {OneLine.Of(problem.Message)}", problem);
        }
    }

    /// <summary>Sends a command to a bot; the answer is the state that it led to.</summary>
    /// <param name="bot">Whose.</param>
    /// <param name="command">Its name, its reason and, where it needs one, its confirmation.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="CliException">The command is refused or the app does not answer.</exception>
    public async Task<CommandAnswer> CommandAsync(string bot, CommandOrder command, CancellationToken stop)
    {
        string path = $"/api/bots/{bot}/{command.Path}";
        try
        {
            using HttpResponseMessage response = await http.PostAsJsonAsync(
                new Uri(path, UriKind.Relative), command, stop);
            await DemandSuccessAsync($"POST {path} ({command.Command})", response, stop);
            return await response.Content.ReadFromJsonAsync<CommandAnswer>(JsonSerializerOptions.Web, stop)
                ?? throw new JsonException("It is null.");
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException || IsTimeout(problem, stop))
        {
            throw new CliException($"POST {path} ({command.Command}): {OneLine.Of(problem.Message)}", problem);
        }
    }

    /// <summary>Runs a timer's function now.</summary>
    /// <exception cref="CliException">It fails or the app does not answer.</exception>
    public async Task RunFunctionAsync(string name, CancellationToken stop)
    {
        string path = $"/admin/functions/{name}";
        try
        {
            using HttpResponseMessage response = await http.PostAsync(new Uri(path, UriKind.Relative), null, stop);
            await DemandSuccessAsync($"POST {path}", response, stop);
        }
        catch (Exception problem) when (problem is HttpRequestException || IsTimeout(problem, stop))
        {
            throw new CliException($"POST {path}: {OneLine.Of(problem.Message)}", problem);
        }
    }

    /// <summary>Asks until the host runs and health answers; an unhealthy answer is an answer too.</summary>
    /// <exception cref="CliException">It does not answer in time.</exception>
    public async Task WaitUntilReadyAsync(TimeSpan patience, CancellationToken stop)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        string last = "no answer";
        while (!limit.IsCancellationRequested)
        {
            try
            {
                HostStatus status = await HostStatusAsync(limit.Token);
                using HttpResponseMessage health = await http.GetAsync(
                    new Uri("/api/health", UriKind.Relative), limit.Token);
                if (status.State == "Running" && (int)health.StatusCode is 200 or 503)
                {
                    return;
                }

                last = $"host {status.State}, health {(int)health.StatusCode}";
            }
            catch (Exception problem) when (problem is CliException or HttpRequestException)
            {
                last = problem.Message;
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(Interval, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        stop.ThrowIfCancellationRequested();
        throw new CliException($"The function app is not ready after {patience.TotalSeconds:0} s: {last}");
    }

    public void Dispose() => http.Dispose();

    private static bool IsTimeout(Exception problem, CancellationToken stop) =>
        problem is TaskCanceledException && !stop.IsCancellationRequested;

    // An app that knows what is wrong says it in the detail of a problem (RFC 9457).
    private static string Detail(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);

            return problem.RootElement.ValueKind is JsonValueKind.Object
                && problem.RootElement.TryGetProperty("detail", out JsonElement detail)
                    ? detail.ToString()
                    : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static async Task DemandSuccessAsync(
        string request, HttpResponseMessage response, CancellationToken stop)
    {
        if (!response.IsSuccessStatusCode)
        {
            string body = await response.Content.ReadAsStringAsync(stop);
            throw new CliException($"{request} answers {(int)response.StatusCode}: {OneLine.Of(Detail(body))}");
        }
    }
}
