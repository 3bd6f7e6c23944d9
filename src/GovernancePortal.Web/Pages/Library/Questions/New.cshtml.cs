using FluentValidation;
using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Library.Questions;

/// <summary>A member of staff asks, or the policy office records what it was asked: also from a telephone record or a 相談.</summary>
public sealed class NewModel(QuestionService service, BriefingQueries briefings, EnquirySourceQueries enquiries, IValidator<QuestionInput> validator, ReadingWords words) : ReadingPage(words)
{
    [BindProperty]
    public QuestionInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Briefings { get; private set; } = [];
    public IReadOnlyList<SelectListItem> OwnSections { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        OwnSections = [.. Me.Capacities.Where(c => c.StandsInFor is null).DistinctBy(c => c.SectionId).Select(c => new SelectListItem(c.SectionName, c.SectionId.ToString()))];
        Briefings = Words.IsOffice ? [.. (await briefings.ChoicesAsync(ct)).Select(b => new SelectListItem($"{Words.Formats.ShortDay(b.HeldOn)} {b.Title}", b.Id.ToString()))] : [];
    }

    public async Task OnGetAsync(Guid? call, Guid? advice, Guid? briefing, CancellationToken ct)
    {
        Input = new QuestionInput { ReceivedOn = Me.Today, Means = Words.IsOffice ? QuestionMeans.Phone : QuestionMeans.Portal, BriefingId = briefing };
        if (briefing is not null)
        {
            Input.Means = QuestionMeans.Briefing;
        }
        if (!Words.IsOffice || (call is null && advice is null))
        {
            Input.SectionId = Words.IsOffice ? null : Me.Main?.SectionId;
            return;
        }
        var source = call is { } note ? await enquiries.OfCallAsync(note, Me, ct) : await enquiries.OfAdviceAsync(advice!.Value, Me, ct);
        Input = Input with
        {
            ReceivedOn = source.On, Means = call is null ? QuestionMeans.Portal : QuestionMeans.Phone, SectionId = source.SectionId, AskedBy = Cut(source.AskedBy, LibraryQuestion.AskedByLength), Text = source.Text, ConsultationId = source.ConsultationId,
        };
    }

    private static string? Cut(string? text, int most) => text is { } t && t.Length > most ? t[..most] : text;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.Topic", Input.Topic, Words.Topics(null).Select(t => t.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        var id = await service.ReceiveAsync(Input, Me, ct: ct);
        return Done(Words.IsOffice ? "Questions.Recorded" : "Questions.Sent", "/Library/Questions/Details", new { id });
    }
}
