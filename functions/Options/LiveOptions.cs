namespace Breakwater.Functions.Options;

/// <summary>Section <c>Bot</c> again: what only live trading asks for.</summary>
public sealed class LiveOptions
{
    /// <summary>The bot's name once more: the second of the two settings that real orders take.</summary>
    public string? LiveConfirmed { get; init; }

    /// <summary>The most of the account that the bot is entrusted with, quote currency; all of it when unset.</summary>
    public decimal? Capital { get; init; }

    /// <summary>The bot whose paper ledger is the evidence; the bot itself when unset.</summary>
    public string? EvidenceFrom { get; init; }

    /// <summary>Why no evidence is asked for; unset and false ask for it.</summary>
    public string? EvidenceWaived { get; init; }
}
