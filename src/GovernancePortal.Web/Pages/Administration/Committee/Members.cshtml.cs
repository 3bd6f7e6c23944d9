using FluentValidation;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Committee;

/// <summary>委員名簿: dated seats, one of which may be edited beside the list.</summary>
public sealed class MembersModel(CommitteeQueries queries, CommitteeMemberService service, SystemWordsSource source, CurrentActor current, IValidator<MemberInput> validator, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public MemberInput Input { get; set; } = new();

    [BindProperty]
    public uint Version { get; set; }

    public IReadOnlyList<CommitteeMember> Members { get; private set; } = [];
    public CommitteeMember? Open { get; private set; }
    public SystemWords Words { get; private set; } = null!;
    public bool MayRecord { get; private set; }
    public DateOnly Today => actor.Today;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        MayRecord = actor.May(Permission.CommitteeRecord);
        Words = await source.ReadAsync(actor.Today, ct);
        Members = await queries.AllMembersAsync(ct);
        Open = Id is null ? null : Members.FirstOrDefault(m => m.Id == Id) ?? throw new NotFound("Member " + Id);
    }

    public MemberInput? Stored => Open is null ? null : new MemberInput { Name = Open.Name, Office = Open.Office, BureauId = Open.BureauId, Role = Open.Role, Order = Open.Order, From = Open.From, To = Open.To };

    public void OnGet()
    {
        Input = Stored ?? new MemberInput { Role = MemberRole.Member, From = Today };
        Version = Open?.Version ?? 0;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        if (Id is { } id)
        {
            await service.EditAsync(id, Version, Input, actor, ct);
        }
        else
        {
            await service.AddAsync(Input, actor, ct);
        }
        this.FlashMessage(texts["Committee.MemberSaved"]);
        return RedirectToPage(new { id = (Guid?)null });
    }

    public IReadOnlyList<SelectListItem> Bureaus => Words.Bureaus(Input.BureauId);
}
