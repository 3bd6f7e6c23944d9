using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Startup;

var checkout = Checkout.Find();
if (Verbs.Read(args, Console.Error) is not { } call) return Verbs.Misused;

var builder = Hosting.CreateBuilder(checkout, call);
await using var database = await Database.OpenOrExplainAsync(builder.Configuration, checkout, Console.Error);
if (database is null) return Verbs.Misused;

builder.Services.AddSingleton(database);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Preparation>();
builder.Services.AddSingleton<SeedDatabase>((services, demonstration, cancel) => Task.CompletedTask);
builder.Services.AddPlatform(services => services.GetRequiredService<Database>().Portal);
builder.Services.AddPortalHealth();

await using var app = builder.Build();
app.UseRequestLog();
app.MapPortalHealth();
return await Verbs.RunAsync(app, call);

public partial class Program;
