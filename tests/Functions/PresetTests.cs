using System.Text.Json;
using System.Text.Json.Nodes;

namespace Breakwater.Functions.Tests;

/// <summary>Rules are listed, read, checked and changed over HTTP, without a restart.</summary>
public sealed class PresetTests(AppFixture app) : IClassFixture<AppFixture>
{
    private const string Other = "swing_trading_pro";

    [Fact]
    public async Task List_Presets_NameTheActiveOneAndWhatEachIsFor()
    {
        (int status, JsonElement body, _) = await app.GetAsync("/api/presets");
        JsonElement[] presets = [.. body.GetProperty("presets").EnumerateArray()];

        Assert.Equal(200, status);
        Assert.Equal(15, presets.Length);
        Assert.Single(presets, preset => preset.GetProperty("isActive").GetBoolean());
        Assert.All(presets, preset => Assert.NotEmpty(preset.GetProperty("description").GetString()!));
    }

    [Fact]
    public async Task Get_EveryPreset_IsAcceptedByValidate()
    {
        JsonElement list = (await app.GetAsync("/api/presets")).Body;
        foreach (JsonElement preset in list.GetProperty("presets").EnumerateArray())
        {
            string path = $"/api/presets/{preset.GetProperty("name").GetString()}";
            string text = (await app.GetAsync(path)).Body.GetRawText();
            JsonElement answer = (await app.AskAsync(HttpMethod.Post, "/api/presets/validate", text)).Body;

            Assert.True(answer.GetProperty("valid").GetBoolean(), answer.GetRawText());
        }
    }

    [Fact]
    public async Task Get_NoSuchPreset_Is404AndNamesWhatThereIs()
    {
        (int Status, JsonElement Body, HttpResponseMessage Raw) answer = await app.GetAsync("/api/presets/none_v1");

        AppFixture.AssertProblem(404, answer, "preset");
        Assert.Contains("breakout_v1", answer.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"name\":\"x\"")]
    [InlineData("{\"preset\":\"x\"}")]
    public async Task Validate_NoPreset_IsInvalidWithItsPlace(string body)
    {
        (int status, JsonElement answer, _) = await app.AskAsync(HttpMethod.Post, "/api/presets/validate", body);

        Assert.Equal(200, status);
        Assert.False(answer.GetProperty("valid").GetBoolean());
        Assert.NotEmpty(answer.GetProperty("errors")[0].GetString()!);
    }

    [Fact]
    public async Task Put_OtherPreset_IsInForceAtOnceAndSaysWhatChanged()
    {
        (int status, JsonElement body, _) = await PutAsync($"{{\"preset\":\"{Other}\"}}");

        Assert.Equal(200, status);
        Assert.StartsWith(Other + "@", body.GetProperty("after").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(body.GetProperty("differences").EnumerateArray());
        JsonElement bot = (await app.GetAsync("/api/bots/main")).Body;
        Assert.StartsWith(Other + "@", bot.GetProperty("preset").GetString(), StringComparison.Ordinal);

        Assert.Equal(200, (await PutAsync("{\"preset\":\"breakout_v1\"}")).Status);
    }

    [Fact]
    public async Task Put_WholePreset_IsCheckedAndTaken()
    {
        JsonNode preset = JsonNode.Parse((await app.GetAsync($"/api/presets/{Other}")).Body.GetRawText())!;
        preset["name"] = "my_own_v1";
        Assert.Equal(200, (await PutAsync(Wrap(preset))).Status);
        JsonElement active = (await app.GetAsync("/api/presets/active")).Body;
        Assert.Equal("my_own_v1", active.GetProperty("name").GetString());

        preset["risk"]!["riskPerTradePercent"] = 99;
        (int Status, JsonElement Body, HttpResponseMessage Raw) refused = await PutAsync(Wrap(preset));
        AppFixture.AssertProblem(422, refused, "preset");
        Assert.Contains(
            "riskPerTradePercent", refused.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await PutAsync("{\"preset\":\"breakout_v1\"}")).Status);
    }

    [Fact]
    public async Task Put_OtherQuoteAsset_Is409AndChangesNothing()
    {
        JsonNode preset = JsonNode.Parse((await app.GetAsync("/api/presets/breakout_v1")).Body.GetRawText())!;
        preset["scan"]!["quoteAsset"] = "BTC";
        string before = (await app.GetAsync("/api/presets/active")).Body.GetRawText();

        AppFixture.AssertProblem(409, await PutAsync(Wrap(preset)), "preset");
        Assert.Equal(before, (await app.GetAsync("/api/presets/active")).Body.GetRawText());
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("{}", 422)]
    [InlineData("[]", 422)]
    [InlineData("{\"preset\":7}", 422)]
    [InlineData("{\"preset\":null}", 422)]
    [InlineData("{\"preset\":\"../appsettings\"}", 404)]
    public async Task Put_NoPreset_IsRefused(string body, int status) =>
        AppFixture.AssertProblem(status, await PutAsync(body));

    [Fact]
    public async Task Put_OtherBot_Is404() => AppFixture.AssertProblem(
        404, await app.AskAsync(HttpMethod.Put, "/api/bots/other", "{\"preset\":\"breakout_v1\"}"), "bot");

    private static string Wrap(JsonNode preset) => $"{{\"preset\":{preset.ToJsonString()}}}";

    private Task<(int Status, JsonElement Body, HttpResponseMessage Raw)> PutAsync(string body) =>
        app.AskAsync(HttpMethod.Put, "/api/bots/main", body);
}
