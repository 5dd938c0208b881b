using System.Text.Json;
using Breakwater.Domain.Presets;
using Breakwater.Functions.Composition;
using Breakwater.Pipeline.Engine;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class PresetFunctions(BotSettings settings, PresetDesk presets, PresetSwitch change, BotLookup lookup)
{
    private const int TextMax = 64 * 1024;

    [Function("ListPresets")]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/presets")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ActivePreset active = await presets.CurrentAsync(cancellationToken);

        return Answers.Json(new
        {
            Active = active.Id,
            Deployed = settings.Deployed.Id,
            Presets = PresetFile.Names(PresetFile.Folder)
                .Select(name => PresetFile.Load(PresetFile.Folder, name))
                .Select(preset => new
                {
                    preset.Preset.Name,
                    preset.Version,
                    preset.Preset.Description,
                    IsActive = preset.Id == active.Id,
                }),
        });
    }

    [Function("GetPreset")]
    public async Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/presets/{name}")] HttpRequest request,
        string name,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ActivePreset active = await presets.CurrentAsync(cancellationToken);
        if (name == "active" || name == active.Id)
        {
            return Text(active.Preset);
        }

        return PresetFile.Names(PresetFile.Folder).Contains(name)
            ? Text(PresetFile.Load(PresetFile.Folder, name).Preset)
            : NoSuchPreset(name);
    }

    [Function("ValidatePreset")]
    public static async Task<IActionResult> ValidateAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/presets/validate")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        PresetReading reading = PresetText.Read(await BodyAsync(request, cancellationToken));

        return Answers.Json(new { Valid = reading.Errors.Count == 0, reading.Preset?.Id, reading.Errors });
    }

    [Function("PutBot")]
    public async Task<IActionResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/bots/{bot}")] HttpRequest request,
        string bot,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (bot != settings.Bot)
        {
            return Answers.NoSuchBot(bot, settings.Bot);
        }

        (ActivePreset? preset, IActionResult? problem) = Read(await BodyAsync(request, cancellationToken));
        if (preset is null)
        {
            return problem!;
        }

        PresetSwitched changed = await change.ToAsync(preset, cancellationToken);

        return changed.Refusal is { } refusal
            ? Answers.Problem(StatusCodes.Status409Conflict, "Preset refused", refusal, "preset")
            : Answers.Json(new
            {
                Bot = await lookup.StateAsync(cancellationToken),
                Before = changed.Before.Id,
                After = preset.Id,
                changed.Differences,
            });
    }

    private static (ActivePreset? Preset, IActionResult? Problem) Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("preset", out JsonElement wish))
            {
                return (null, Invalid("preset is missing; allowed are the name of a preset or a whole preset."));
            }

            if (wish.ValueKind is JsonValueKind.String && wish.GetString() is { } name)
            {
                return PresetFile.Names(PresetFile.Folder).Contains(name)
                    ? (PresetFile.Load(PresetFile.Folder, name), null)
                    : (null, NoSuchPreset(name));
            }

            PresetReading reading = PresetText.Read(JsonSerializer.SerializeToUtf8Bytes(wish));

            return reading.Preset is { } preset ? (preset, null) : (null, Invalid(string.Join("; ", reading.Errors)));
        }
        catch (JsonException error)
        {
            return (null, Answers.Problem(
                StatusCodes.Status400BadRequest, "Not JSON", $"The body is no JSON object: {error.Message}", "body"));
        }
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        byte[] part = new byte[8192];
        int read;
        // A little more than allowed is read, so that what is too long is broken JSON and no load.
        while (body.Length <= TextMax && (read = await request.Body.ReadAsync(part, cancellationToken)) > 0)
        {
            await body.WriteAsync(part.AsMemory(0, read), cancellationToken);
        }

        return body.ToArray();
    }

    private static ContentResult Text(Preset preset) => new()
    {
        Content = PresetText.Write(preset),
        ContentType = "application/json; charset=utf-8",
        StatusCode = StatusCodes.Status200OK,
    };

    private static IActionResult Invalid(string detail) =>
        Answers.Problem(StatusCodes.Status422UnprocessableEntity, "Invalid preset", detail, "preset");

    private static IActionResult NoSuchPreset(string name) => Answers.Problem(
        StatusCodes.Status404NotFound,
        "No such preset",
        $"There is no preset {name}; there are {string.Join(", ", PresetFile.Names(PresetFile.Folder))}.",
        "preset");
}
