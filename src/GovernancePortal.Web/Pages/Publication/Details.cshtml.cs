using FluentValidation;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Publication;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Publication;

/// <summary>One publication: what the public will see, the acts, the bundle and the history.</summary>
public sealed class DetailsModel(PublicationQueries queries, PublicationService service, PublicContentQueries contents, TrailQueries trail, IValidator<PublicationReturnInput> validator, PublicationWords words) : ModulePage<PublicationWords>(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public PublicationReturnInput Input { get; set; } = new();

    public PublicationRecord Shown { get; private set; } = null!;
    /// <summary>As it is now while it is being drafted, as it was frozen from then on.</summary>
    public PublicContent Published { get; private set; } = null!;
    public PublicationLine? Before { get; private set; }
    public TrailView History { get; private set; } = null!;
    public bool MayEdit => Shown.State == PublicationState.Draft && Me.May(Permission.PublishDraft);
    public bool MayPullBack => Shown.State == PublicationState.Submitted && Me.May(Permission.PublishDraft);
    public bool MayDecide => Shown.State == PublicationState.Submitted && Me.May(Permission.PublishDecide);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await queries.FindAsync(Id, ct);
        Published = Shown.Content ?? await contents.ReadAsync(Shown.Title, Shown.Introduction, Shown.Choice, Me, ct);
        Before = Shown.State is PublicationState.Draft or PublicationState.Submitted ? await queries.ApprovedAsync(ct) : null;
        History = HistoryOf(await trail.OfAsync(Shown.Subject, true, 50, ct));
    }

    public void OnGet() => Input = new PublicationReturnInput { Version = Shown.Version };

    public async Task<IActionResult> OnPostSubmitAsync(uint version, CancellationToken ct)
    {
        await service.SubmitAsync(Id, version, Me, ct);
        return Done("Publication.WasSubmitted", "/Publication/Details", new { Id });
    }

    public async Task<IActionResult> OnPostPullBackAsync(uint version, CancellationToken ct)
    {
        await service.PullBackAsync(Id, version, Me, ct);
        return Done("Publication.WasPulledBack", "/Publication/Details", new { Id });
    }

    public async Task<IActionResult> OnPostDropAsync(uint version, CancellationToken ct)
    {
        await service.DropAsync(Id, version, Me, ct);
        return Done("Publication.WasDropped", "/Publication/Index", null);
    }

    public async Task<IActionResult> OnPostApproveAsync(uint version, CancellationToken ct)
    {
        await service.ApproveAsync(Id, version, Me, ct);
        return Done("Publication.WasApproved", "/Publication/Details", new { Id });
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.ReturnAsync(Id, Input, Me, ct);
        return Done("Publication.WasReturned", "/Publication/Details", new { Id });
    }

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct)
    {
        var (stored, content) = await service.DownloadAsync(Id, Me, ct);
        return this.HandOut(stored.Name, stored.ContentType, content);
    }
}
