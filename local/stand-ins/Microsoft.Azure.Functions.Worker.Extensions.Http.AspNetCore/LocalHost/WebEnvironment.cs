using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Breakwater.Local.Functions.Http;

/// <summary>The app's environment in the form that MVC asks for.</summary>
internal sealed class WebEnvironment(IHostEnvironment app) : IWebHostEnvironment
{
    public string WebRootPath { get; set; } = app.ContentRootPath;

    public IFileProvider WebRootFileProvider { get; set; } = app.ContentRootFileProvider;

    public string ApplicationName { get; set; } = app.ApplicationName;

    public IFileProvider ContentRootFileProvider { get; set; } = app.ContentRootFileProvider;

    public string ContentRootPath { get; set; } = app.ContentRootPath;

    public string EnvironmentName { get; set; } = app.EnvironmentName;
}
