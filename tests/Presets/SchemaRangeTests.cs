using System.Globalization;
using System.Text.RegularExpressions;

namespace Breakwater.Presets.Tests;

/// <summary>The ranges of the schema are those of the rules: values just inside and just outside are tried.</summary>
public sealed class SchemaRangeTests
{
    public static TheoryData<string> Numbers =>
        [.. SchemaField.All.Where(one => one.IsNumber).Select(one => one.Path)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Check_NumberAtTheEndsOfItsRange_IsInside(string path)
    {
        (decimal least, decimal most, _) = Range(path);

        Assert.Null(RangeBreak(path, least));
        Assert.Null(RangeBreak(path, most));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Check_NumberJustOutsideItsRange_NamesFieldValueAndRange(string path)
    {
        (decimal least, decimal most, decimal step) = Range(path);
        foreach (decimal value in (decimal[])[least - step, most + step])
        {
            Match found = RangeBreak(path, value) ?? throw new InvalidOperationException($"{path} {value} was taken.");

            Assert.Equal(value, Number(found, "value"));
            Assert.Equal((least, most), (Number(found, "least"), Number(found, "most")));
        }
    }

    private static (decimal Least, decimal Most, decimal Step) Range(string path)
    {
        SchemaField field = SchemaField.All.Single(one => one.Path == path);

        return (
            decimal.Parse(field.Text("minimum"), CultureInfo.InvariantCulture),
            decimal.Parse(field.Text("maximum"), CultureInfo.InvariantCulture),
            field.Types.Contains("integer") ? 1m : 0.0001m);
    }

    private static Match? RangeBreak(string path, decimal value)
    {
        string place = path.Replace("[]", "[0]", StringComparison.Ordinal);
        Regex range = new(
            $"^{Regex.Escape(place)} is (?<value>[-.0-9]+); allowed is (?<least>[-.0-9]+) to (?<most>[-.0-9]+)$");

        return PresetTexts.CheckWith(place, value.ToString(CultureInfo.InvariantCulture))
            .Select(sentence => range.Match(sentence))
            .SingleOrDefault(match => match.Success);
    }

    private static decimal Number(Match match, string group) =>
        decimal.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
