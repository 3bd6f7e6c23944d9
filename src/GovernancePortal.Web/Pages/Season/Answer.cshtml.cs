using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Season;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Season;

/// <summary>The section's answer to one advice, with a reason where it wants to give one.</summary>
public sealed class AnswerModel(AdviceQueries queries, AdviceService service, IValidator<AdviceReply> validator, CurrentActor current, CalendarQueries calendars, IStringLocalizer<Texts> texts, Formats formats)
    : SeasonPage(current, calendars, texts, formats)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AdviceReply Input { get; set; } = new();

    public AdviceLine Line { get; private set; } = null!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Line = await queries.FindAsync(Id, Me, ct) ?? throw new NotFound($"Advice {Id}.");
        if (!FilingAdvice.MayAnswer(Me, Line.SectionId))
        {
            throw new Forbidden("Advice is answered by the filing section.");
        }
    }

    public void OnGet() => Input = new AdviceReply { Version = Line.Version, Reason = Line.Reason };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.ReplyAsync(Id, Input, Me, ct);
        this.FlashMessage(Texts[Input.Accepted ? "Season.Accepted" : "Season.Declined"]);
        return RedirectToPage("/Season/Advice", new { Fy = Line.Fy.Year, Line.Peak });
    }
}
