namespace Binance.Net.Enums;

public enum KlineInterval
{
    OneSecond = 1,
    OneMinute = 60,
    ThreeMinutes = 60 * 3,
    FiveMinutes = 60 * 5,
    FifteenMinutes = 60 * 15,
    ThirtyMinutes = 60 * 30,
    OneHour = 60 * 60,
    TwoHour = 60 * 60 * 2,
    FourHour = 60 * 60 * 4,
    SixHour = 60 * 60 * 6,
    EightHour = 60 * 60 * 8,
    TwelveHour = 60 * 60 * 12,
    OneDay = 60 * 60 * 24,
    ThreeDay = 60 * 60 * 24 * 3,
    OneWeek = 60 * 60 * 24 * 7,
    OneMonth = 60 * 60 * 24 * 30,
}
