using System.Globalization;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>What the service refuses in an entity and the emulator lets pass: local tests must see it.</summary>
internal static class EntityLimits
{
    private const int MaxProperties = 252;
    private const int MaxNameLength = 255;
    private const int FirstYear = 1601;

    internal static void CheckCount(int properties)
    {
        if (properties > MaxProperties)
        {
            throw Refusal(TableErrorCode.TooManyProperties, $"The entity has more than {MaxProperties} properties.");
        }
    }

    internal static void CheckName(string name)
    {
        if (name.Length > MaxNameLength)
        {
            throw Refusal(TableErrorCode.PropertyNameTooLong, $"The property name {name} is too long.");
        }

        if (!IsIdentifier(name))
        {
            throw Refusal(TableErrorCode.PropertyNameInvalid, $"The property name '{name}' is invalid.");
        }
    }

    /// <summary>A date's default is in the year 1: a forgotten assignment fails here as it does in the cloud.</summary>
    internal static void CheckInstant(string name, DateTime instant)
    {
        if (instant.Year < FirstYear)
        {
            throw Refusal(
                TableErrorCode.OutOfRangeInput, $"The '{name}' parameter of value '{instant:O}' is out of range.");
        }
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (char character in name)
        {
            if (character != '_' && !char.IsLetterOrDigit(character)
                && CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation))
            {
                return false;
            }
        }

        return true;
    }

    private static RequestFailedException Refusal(TableErrorCode code, string message) =>
        new(400, message, code.ToString(), null);
}
