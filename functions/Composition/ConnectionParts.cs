namespace Breakwater.Functions.Composition;

/// <summary>A connection string cut into its parts. What it says of them never has a value in it.</summary>
internal sealed class ConnectionParts
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    private ConnectionParts()
    {
    }

    /// <summary>The first thing found to be wrong; null while nothing is.</summary>
    public string? Fault { get; private set; }

    public static ConnectionParts Read(string text)
    {
        var parts = new ConnectionParts();
        string[] pieces = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach ((int index, string piece) in pieces.Index())
        {
            int equals = piece.IndexOf('=', StringComparison.Ordinal);
            parts.Demand(equals > 0, $"part {index + 1} is not NAME=VALUE");
            // By number, not by name: a part that is cut wrongly may have a key where its name should be.
            parts.Demand(
                equals <= 0 || parts.values.TryAdd(piece[..equals].Trim(), piece[(equals + 1)..].Trim()),
                $"part {index + 1} repeats a name");
        }

        return parts;
    }

    public bool Has(string name) => values.GetValueOrDefault(name) is { Length: > 0 };

    public ConnectionParts Require(string name) => Demand(Has(name), $"{name} is missing");

    /// <summary>The part, where it is there, is an absolute address with one of these schemes.</summary>
    public ConnectionParts Address(string name, params string[] schemes) => Demand(
        !Has(name) || (Uri.TryCreate(values[name], UriKind.Absolute, out Uri? address)
            && schemes.Contains(address.Scheme) && address.Host.Length > 0),
        $"{name} is no {string.Join(" or ", schemes)} address");

    /// <summary>The part, where it is there, is base64.</summary>
    public ConnectionParts Base64(string name) => Demand(
        !Has(name) || Convert.TryFromBase64String(values[name], new byte[values[name].Length], out _),
        $"{name} is not base64");

    /// <summary>The part, where it is there, is a TCP port.</summary>
    public ConnectionParts Port(string name) => Demand(
        !Has(name) || (ushort.TryParse(values[name], out ushort port) && port > 0), $"{name} is not 1 to 65535");

    private ConnectionParts Demand(bool holds, string fault)
    {
        Fault ??= holds ? null : fault;

        return this;
    }
}
