using FluentValidation;
using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Library.Questions;

/// <summary>One question with its answer; the policy office writes it here.</summary>
public sealed class DetailsModel(QuestionQueries queries, QuestionService service, BriefingQueries briefings, TrailQueries trail, IValidator<AnswerInput> validator, ReadingWords words) : ReadingPage(words)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public QuestionView View { get; private set; } = null!;
    public TrailView History { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Briefings { get; private set; } = [];
    public AnswerInput Stored => AnswerInput.Of(View.Question);

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        View = await queries.ViewAsync(Id, Me, ct);
        Briefings = View.MayAnswer ? [.. (await briefings.ChoicesAsync(ct)).Select(b => new SelectListItem($"{Words.Formats.ShortDay(b.HeldOn)} {b.Title}", b.Id.ToString()))] : [];
        History = View.MayAnswer ? HistoryOf(await trail.OfAsync(View.Question.Subject, false, most: 50, ct: ct)) : new TrailView([], Words.Value);
    }

    public void OnGet() => Input = Stored;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        this.DemandOffered("Input.Topic", Input.Topic, Words.Topics(View.Question.Topic).Select(t => t.Value));
        if (!await this.ValidateAsync(validator, Input))
        {
            return Page();
        }
        await service.AnswerAsync(Id, Input, Me, ct);
        return Done(Input.Publish ? "Questions.WasPublished" : "Questions.WasAnswered", "/Library/Questions/Details", new { Id });
    }
}
