using System.Text.Json.Serialization;

namespace Breakwater.Local.Cli.Run;

/// <summary>A command as the app takes it.</summary>
/// <param name="Command">Its name.</param>
/// <param name="Reason">The operator's words, for the journal.</param>
/// <param name="Confirm">The bot's name, where the command needs it; null otherwise.</param>
internal sealed record CommandOrder(string Command, string Reason, string? Confirm = null)
{
    /// <summary>Where it is posted to, below the bot.</summary>
    [JsonIgnore]
    public string Path { get; init; } = "commands";
}

/// <summary>What a command led to.</summary>
/// <param name="Status">Of the bot, in one word.</param>
/// <param name="Run">What was asked of it.</param>
/// <param name="Phase">Where its start-up stands.</param>
/// <param name="Trading">What may be sent to the exchange.</param>
internal sealed record CommandAnswer(string Status, string Run, string Phase, string Trading);
