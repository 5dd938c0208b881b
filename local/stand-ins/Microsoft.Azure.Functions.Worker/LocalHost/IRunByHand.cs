namespace Breakwater.Local.Functions;

/// <summary>A trigger whose function `POST /admin/functions/{name}` may run.</summary>
internal interface IRunByHand
{
    /// <summary>
    /// Asks for one run as soon as the function is free; asking twice before it began is asking once.
    /// </summary>
    void RunByHand();
}
