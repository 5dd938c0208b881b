namespace Breakwater.Functions.Composition;

/// <summary>An address that a client can be made with.</summary>
internal static class WebAddress
{
    public static bool IsSound(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;
}
