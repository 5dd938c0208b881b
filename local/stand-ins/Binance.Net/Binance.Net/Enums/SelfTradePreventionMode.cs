namespace Binance.Net.Enums;

public enum SelfTradePreventionMode
{
    ExpireTaker,
    ExpireMaker,
    ExpireBoth,
    Decrement,
    None,
    Transfer,
}
