using System.IO.Compression;
using System.Text.Json;
using Breakwater.TestKit.Local;

namespace Breakwater.Functions.Tests;

public sealed class DiagnosticsTests(AppFixture app) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task Diagnostics_HasEveryPartAndNoSecret()
    {
        await app.CommandAsync("""{"command":"start","reason":"shown-in-the-bundle"}""");

        Dictionary<string, string> parts = await UnpackAsync();

        Assert.Equal(
            [
                "control.json", "deadletters.json", "decisions.json", "engine.json", "funnel.json", "health.json",
                "incidents.json", "orders.json", "positions.json", "risk.json", "settings.json", "trades.json",
                "versions.json",
            ],
            parts.Keys.Order(StringComparer.Ordinal));
        Assert.All(parts.Values, text => JsonDocument.Parse(text).Dispose());
        Assert.Contains("shown-in-the-bundle", parts["decisions.json"], StringComparison.Ordinal);
        Assert.Contains("\"engine_state\"", parts["health.json"], StringComparison.Ordinal);
        foreach (string secret in new[] { AppSettings.FunctionKey, AppSettings.PushKey, AzuriteProcess.AccountKey })
        {
            Assert.All(parts.Values, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Diagnostics_Settings_AreNamedAndOnlyHarmlessOnesShown()
    {
        using JsonDocument settings = JsonDocument.Parse((await UnpackAsync())["settings.json"]);
        string Of(string name) => settings.RootElement.GetProperty(name).GetString()!;

        Assert.Equal(("main", "Paper"), (Of("Bot:Name"), Of("Bot:Mode")));
        Assert.Equal(
            ("(set)", "(set)", "(not set)"),
            (Of("ServiceBusConnection"), Of("Tables:ConnectionString"), Of("Binance:ApiSecret")));
    }

    private async Task<Dictionary<string, string>> UnpackAsync()
    {
        (int status, _, HttpResponseMessage raw) = await app.GetAsync("/api/diagnostics");
        Assert.Equal(200, status);
        Assert.Equal("application/zip", raw.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith(
            "breakwater-main-", raw.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(await raw.Content.ReadAsByteArrayAsync()));
        Dictionary<string, string> parts = [];
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            parts[entry.Name] = await reader.ReadToEndAsync();
        }

        return parts;
    }
}
