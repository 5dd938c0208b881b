using System.Text.Json;
using System.Text.Json.Serialization;
using Breakwater.Domain.Markets;

namespace Breakwater.Backtesting.Reports;

/// <summary>A report as JSON.</summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Options = Make();

    /// <summary>All of the report in camel case, enums by name, on one line.</summary>
    public static string Of(BacktestReport report) => JsonSerializer.Serialize(report, Options);

    /// <summary>Several reports as one array.</summary>
    public static string Of(IReadOnlyList<BacktestReport> reports) => JsonSerializer.Serialize(reports, Options);

    private static JsonSerializerOptions Make()
    {
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web);
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new RoundedDecimal());
        options.Converters.Add(new InstrumentsByName());

        return options;
    }

    // Quotients carry 28 digits that say nothing; ten decimals are more than any venue has.
    private sealed class RoundedDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Math.Round(value, 10).Plain());
    }

    // The key of a JSON object must be a text.
    private sealed class InstrumentsByName : JsonConverter<IReadOnlyDictionary<Symbol, Instrument>>
    {
        public override IReadOnlyDictionary<Symbol, Instrument> Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (JsonSerializer.Deserialize<Instrument[]>(ref reader, options) ?? [])
                .ToDictionary(static instrument => instrument.Symbol);

        public override void Write(
            Utf8JsonWriter writer, IReadOnlyDictionary<Symbol, Instrument> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Values.OrderBy(static one => one.Symbol).ToArray(), options);
    }
}
