using System.Runtime.InteropServices;
using GovernancePortal.Bench;
using GovernancePortal.Web.Startup;

if (BenchOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}
var root = Checkout.Find().RepositoryRoot ?? throw new InvalidOperationException("The bench runs in a checkout.");
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Served.StopAll());
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Served.StopAll());
try
{
    await new GovernancePortal.Bench.Bench(options, root).RunAsync();
    return 0;
}
catch (StartupRefused refusal)
{
    Console.Error.WriteLine(refusal.Message);
    return 2;
}
