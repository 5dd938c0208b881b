namespace Breakwater.Local.Exchange.Accounts;

public readonly record struct Balance(decimal Free, decimal Locked);
