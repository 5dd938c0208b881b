namespace Breakwater.Pipeline.Storage;

/// <summary>One partition of one table: the reach of a commit.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Key">Partition key.</param>
public readonly record struct Partition(string Table, string Key);

/// <summary>One stored row.</summary>
/// <param name="Key">Row key.</param>
/// <param name="Json">Its content.</param>
/// <param name="Version">Changes with every write (ETag).</param>
public sealed record Row(string Key, string Json, string Version);

/// <summary>One change of a commit.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Key">Row key.</param>
/// <param name="Json">The new content; null for a deletion.</param>
/// <param name="Version">The version that must still be in force; null where none is expected.</param>
public sealed record Write(WriteKind Kind, string Key, string? Json, string? Version);

/// <summary>What a write does.</summary>
public enum WriteKind
{
    /// <summary>Nothing; refused.</summary>
    None = 0,

    /// <summary>Adds a row that must not be there.</summary>
    Insert,

    /// <summary>Replaces a row whose version must match.</summary>
    Replace,

    /// <summary>Adds or replaces without looking: only for rows whose content is a function of their key.</summary>
    Upsert,

    /// <summary>Removes a row; without a version it must merely be there.</summary>
    Delete,
}
