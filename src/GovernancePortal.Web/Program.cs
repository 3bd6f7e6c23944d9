using GovernancePortal.Web.Startup;

var checkout = Checkout.Find();
if (Verbs.Read(args, Console.Error) is not { } call) return Verbs.Misused;

var builder = Hosting.CreateBuilder(checkout, call);
builder.Services.AddSingleton(PortalClock.From(builder.Configuration, builder.Environment));
if (call.Verb is { NeedsDatabase: false })
{
    await using var bare = builder.Build();
    return await Verbs.RunAsync(bare, call);
}

await using var database = await Database.OpenOrExplainAsync(builder.Configuration, checkout, Console.Error);
if (database is null) return Verbs.Misused;

builder.Services.AddSingleton(checkout);
builder.Services.AddSingleton(database);
builder.Services.AddSingleton<Preparation>();
builder.Services.AddSingleton<SeedDatabase>(Seeding.RunAsync);
builder.Services.AddPortal();
builder.Services.AddPortalHealth();

await using var app = builder.Build();
app.UsePortal();
return await Verbs.RunAsync(app, call);

public partial class Program;
