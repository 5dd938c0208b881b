using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Azure.Functions.Worker;

namespace Breakwater.Functions.Http;

public sealed class PageFunctions
{
    private const string Policy =
        "default-src 'self'; style-src 'self'; frame-ancestors 'none'; "
        + "connect-src 'self' http://localhost:* ws://localhost:* "
        + "https://*.service.signalr.net wss://*.service.signalr.net";

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
    private static readonly FileExtensionContentTypeProvider Types = new();

    [Function("GetPage")]
    public static IActionResult Page(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request) =>
        Serve(request, "index.html");

    [Function("GetAsset")]
    public static IActionResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{file}")] HttpRequest request, string file) =>
        Serve(request, Path.Combine("assets", file));

    private static IActionResult Serve(HttpRequest request, string file)
    {
        // A path cannot hold NUL; a name with dots or slashes must not lead out of the folder.
        string path = file.Contains('\0', StringComparison.Ordinal) ? Root : Path.GetFullPath(Path.Combine(Root, file));
        if (!path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
        {
            return Answers.Problem(StatusCodes.Status404NotFound, "No such file", $"There is no {file}.");
        }

        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        string type = Types.TryGetContentType(path, out string? known) ? known : "application/octet-stream";

        bool isText = type.StartsWith("text/", StringComparison.Ordinal);

        return new PhysicalFileResult(path, isText ? $"{type}; charset=utf-8" : type);
    }
}
