using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Breakwater.Local.Exchange.Market;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Breakwater.Local.Exchange.Rest;

/// <summary>The parameters of one request, read with Binance's checks; what nobody read is an error.</summary>
public sealed class Parameters(IQueryCollection query)
{
    private static readonly SearchValues<char> SymbolLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private int read;

    public bool Has(string name) => query.ContainsKey(name);

    /// <summary>A number without marking it read; null when it is none.</summary>
    public long? PeekWholeNumber(string name) =>
        long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    /// <summary>How many parts a list has, without marking it read; 0 when it was not sent.</summary>
    public int CountOf(string name, char separator) =>
        Has(name) ? query[name].ToString().Count(letter => letter == separator) + 1 : 0;

    public string? Text(string name)
    {
        if (!query.TryGetValue(name, out StringValues values))
        {
            return null;
        }

        read++;
        string text = values.Count == 1 ? values[0] ?? string.Empty : throw Errors.DuplicateValues;
        return text.Length > 0 ? text : throw Errors.Empty(name);
    }

    public string MandatoryText(string name) =>
        string.IsNullOrEmpty(query[name]) ? throw Errors.Missing(name) : Text(name)!;

    public string? Symbol()
    {
        string? symbol = Text("symbol");
        return symbol is null || IsSymbol(symbol)
            ? symbol
            : throw Errors.IllegalCharacters("symbol", Errors.SymbolRange);
    }

    public string MandatorySymbol()
    {
        string symbol = MandatoryText("symbol");
        return IsSymbol(symbol) ? symbol : throw Errors.IllegalCharacters("symbol", Errors.SymbolRange);
    }

    public Interval MandatoryInterval() =>
        Interval.TryParse(MandatoryText("interval"), out Interval? interval) ? interval : throw Errors.InvalidInterval;

    public long? WholeNumber(string name)
    {
        string? text = Text(name);
        return text is null ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value
            : throw Errors.IllegalCharacters(name, Errors.IntegerRange);
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => throw Errors.NotValid(name),
    };

    /// <summary>The names in `symbol` or `symbols`; null when neither was sent.</summary>
    public IReadOnlyList<string>? SymbolOrSymbols()
    {
        if (Has("symbol") && Has("symbols"))
        {
            throw Errors.BadCombination;
        }

        return Symbol() is { } symbol ? [symbol] : Text("symbols") is { } list ? ParseList(list) : null;
    }

    /// <summary>Call when all known parameters were read.</summary>
    public void End()
    {
        if (read < query.Count)
        {
            throw Errors.NotRead(read, query.Count);
        }
    }

    /// <summary>Call where no parameter is known.</summary>
    public void EndWithout()
    {
        if (query.Count > 0)
        {
            throw Errors.TooMany(0, query.Count);
        }
    }

    private static bool IsSymbol(string text) =>
        text.Length is > 0 and <= 20 && !text.AsSpan().ContainsAnyExcept(SymbolLetters);

    private static string[] ParseList(string text)
    {
        string[]? symbols = null;
        try
        {
            symbols = JsonSerializer.Deserialize<string[]>(text);
        }
        catch (JsonException)
        {
            // Reported below, as for any other text that is not a list.
        }

        if (symbols is null || !symbols.All(symbol => symbol is not null && IsSymbol(symbol)))
        {
            throw Errors.IllegalCharacters("symbols", Errors.SymbolsRange);
        }

        return symbols.Length == 0 ? throw Errors.Missing("symbols")
            : symbols.Distinct(StringComparer.Ordinal).Count() == symbols.Length ? symbols
            : throw Errors.DuplicateSymbols;
    }
}
