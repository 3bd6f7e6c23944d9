using GovernancePortal.Baseline;
using Microsoft.EntityFrameworkCore;

// What the portal is measured against: the framework, EF Core and PostgreSQL, and nothing of the portal. No layout, no
// sign-in, no texts, no log.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRazorPages();
builder.Services.AddDbContext<BareDb>(options => options.UseNpgsql(builder.Configuration.GetConnectionString("Portal")));
// As the portal: Japanese is written as such.
builder.Services.Configure<Microsoft.Extensions.WebEncoders.WebEncoderOptions>(options =>
    options.TextEncoderSettings = new System.Text.Encodings.Web.TextEncoderSettings(System.Text.Unicode.UnicodeRanges.All));

await using var app = builder.Build();
app.MapRazorPages();
app.MapPost("/update/{id:guid}", async (Guid id, BareDb db, TimeProvider time, CancellationToken ct) =>
{
    var row = await db.Cases.SingleAsync(c => c.Id == id, ct);
    row.State = "Accepted";
    row.Holder = "Reviewer";
    row.Since = time.GetUtcNow();
    row.AcceptedAt = row.Since;
    await db.SaveChangesAsync(ct);
    return Results.Redirect("/case/" + id);
}).DisableAntiforgery();
await app.RunAsync();
