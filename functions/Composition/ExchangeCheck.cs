using System.Globalization;
using Breakwater.Functions.Options;
using Microsoft.Extensions.Configuration;

namespace Breakwater.Functions.Composition;

/// <summary>Section <c>Binance</c>.</summary>
internal static class ExchangeCheck
{
    private const string Environment = $"{ExchangeOptions.Section}:{nameof(ExchangeOptions.Environment)}";
    private const string RateShare = $"{ExchangeOptions.Section}:{nameof(ExchangeOptions.RateShare)}";
    private const string RestAddress = $"{ExchangeOptions.Section}:{nameof(ExchangeOptions.RestAddress)}";
    private const string Address = "an absolute http or https address; it is required when "
        + $"{Environment} is {ExchangeOptions.Custom}";

    private static readonly string[] Environments =
        [ExchangeOptions.Live, ExchangeOptions.Testnet, ExchangeOptions.Custom];

    public static IEnumerable<SettingProblem> Problems(IConfiguration settings)
    {
        string allowed = string.Join(", ", Environments);
        string? environment = settings[Environment];
        if (environment is null or "")
        {
            yield return SettingProblem.Missing(Environment, allowed);
        }
        else if (!Environments.Contains(environment))
        {
            yield return SettingProblem.Value(Environment, environment, allowed);
        }

        if (settings[RateShare] is { Length: > 0 } share
            && !(int.TryParse(share, NumberStyles.None, CultureInfo.InvariantCulture, out int percent)
                && percent is >= 1 and <= 100))
        {
            yield return SettingProblem.Value(RateShare, share, "a whole number of per cent from 1 to 100");
        }

        if (settings[RestAddress] is { Length: > 0 } address)
        {
            if (!WebAddress.IsSound(address))
            {
                yield return SettingProblem.Value(RestAddress, address, Address);
            }
        }
        else if (environment is ExchangeOptions.Custom)
        {
            yield return SettingProblem.Missing(RestAddress, Address);
        }
    }
}
