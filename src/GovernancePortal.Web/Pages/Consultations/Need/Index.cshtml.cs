using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Money;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Need;

/// <summary>協議要否の確認: at most five questions on one page; the later ones are shown when the earlier answers ask for them.</summary>
public sealed class IndexModel(NeedQueries queries, NeedCheckService service, PeopleQueries people, CalendarQueries calendars, CurrentActor current, IValidator<NeedInput> validator, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    private Actor actor = null!;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public NeedRuleSet? Set { get; private set; }
    public long? LimitYen { get; private set; }
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Units => [new(texts["Grid.Thousand"], nameof(YenUnit.Thousand)), new(texts["Grid.Yen"], nameof(YenUnit.Yen))];

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        var own = actor.SectionsWhere(Permission.ConsultationDraft);
        Sections = [.. (await people.SectionsAsync(actor.Today, ct)).Where(s => own.Contains(s.Id)).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        Set = await queries.ValidAsync(actor.Today, ct);
        LimitYen = (await calendars.CalendarAsync(ct)).Threshold(ThresholdKind.SimplifiedForm, actor.Today)?.AmountYen;
    }

    public void OnGet() => Input = new InputModel { SectionId = Sections.Count == 1 && Guid.TryParse(Sections[0].Value, out var only) ? only : null };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        long? amount = null;
        if (!string.IsNullOrWhiteSpace(Input.Amount))
        {
            var read = Yen.Read(Input.Amount, Input.Unit, out var yen);
            if (read != YenFailure.None || yen < 0)
            {
                ModelState.AddModelError("Input.Amount", texts[read == YenFailure.None ? "Rule.Form.Yen.Negative" : $"Rule.Form.Yen.{read}", Input.Amount]);
            }
            amount = yen;
        }
        var input = new NeedInput
        {
            SectionId = Input.SectionId ?? Guid.Empty, Title = Input.Title ?? "", AmountYen = amount,
            Answers = Input.Answers.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal),
        };
        foreach (var question in Set?.Questions.Where(q => !q.IsAmount) ?? [])
        {
            this.DemandOffered($"Input.Answers[{question.Key}]", Input.Answers.GetValueOrDefault(question.Key), question.Choices.Select(c => c.Code));
        }
        if (!await this.ValidateAsync(validator, input))
        {
            return Page();
        }
        var id = await service.RecordAsync(input, actor, ct: ct);
        return RedirectToPage("/Consultations/Need/Record", new { id });
    }

    public string? ErrorOf(string name) => ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public sealed record InputModel
    {
        public Guid? SectionId { get; init; }
        public string? Title { get; init; }
        public Dictionary<string, string?> Answers { get; init; } = [];
        public string? Amount { get; init; }
        public YenUnit Unit { get; init; } = YenUnit.Thousand;
    }
}
