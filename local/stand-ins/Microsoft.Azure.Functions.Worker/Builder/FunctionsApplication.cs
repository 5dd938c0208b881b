using Breakwater.Local.Functions;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    internal FunctionsApplication()
    {
    }

    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        try
        {
            return new FunctionsApplicationBuilder(args);
        }
        catch (HostStartException error)
        {
            Console.Error.WriteLine(error.Message);
            Environment.Exit(1);
            throw;
        }
    }
}
