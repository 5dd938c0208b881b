namespace Breakwater.StandIns.Host.Tests;

public sealed record Note(string Text, int Number);
