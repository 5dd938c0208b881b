namespace Breakwater.Pipeline.Storage;

/// <summary>A value as it was read, with the version that a change of it must match.</summary>
/// <param name="Key">Row key.</param>
/// <param name="Value">The content.</param>
/// <param name="Version">Null when there is no row yet: a change inserts it.</param>
public sealed record Stored<T>(string Key, T Value, string? Version)
{
    /// <summary>The message, timer slot or command that it was read for; null where nobody said.</summary>
    public string? ReadFor { get; init; }
}
