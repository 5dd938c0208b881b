namespace Breakwater.Local.Exchange.Trading;

/// <summary>Echoed only: an account's own orders are not part of the simulated book.</summary>
public enum SelfTradeMode
{
    None,
    ExpireTaker,
    ExpireMaker,
    ExpireBoth,
}
