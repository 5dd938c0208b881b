using System.Security.Cryptography;
using FsCheck;
using Microsoft.FSharp.Core;

namespace Breakwater.Domain.Tests.Risk;

/// <summary>Runs a property on a fresh seed that is printed, also when it holds; a failure names it too.</summary>
internal static class Seeded
{
    public static void Holds(Property property, int cases = 200)
    {
        ulong seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        // The generator asks for an odd one.
        ulong gamma = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1UL;
        TestContext.Current.TestOutputHelper?.WriteLine($"Replay with seed ({seed},{gamma}).");
        var replay = new Replay(new Rnd(seed, gamma), FSharpOption<int>.None);

        property.Check(Config.QuickThrowOnFailure
            .WithMaxTest(cases)
            .WithReplay(FSharpOption<Replay>.Some(replay)));
    }
}
