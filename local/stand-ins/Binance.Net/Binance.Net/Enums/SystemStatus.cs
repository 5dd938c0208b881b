namespace Binance.Net.Enums;

public enum SystemStatus
{
    Normal,
    Maintenance,
}
