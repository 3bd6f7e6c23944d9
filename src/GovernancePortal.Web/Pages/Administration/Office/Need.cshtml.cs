using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Platform;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.Office;

/// <summary>Questions and rules of 協議要否の確認: the sets with their days, and another one from a day on.</summary>
public sealed class NeedModel(CurrentActor current, NeedQueries queries, NeedCheckService service, Formats formats, IStringLocalizer<Texts> texts) : OfficePage(current, texts)
{
    private const int BlankRules = 3;

    /// <summary>The set that is looked at and that a new one begins with; the latest when none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Item { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>How many sets the person had seen; shown again after a conflict it is how many there are now.</summary>
    [BindProperty]
    public int Seen { get; set; }

    public IReadOnlyList<NeedRuleSet> Sets { get; private set; } = [];
    public NeedRuleSet? Shown { get; private set; }
    public IReadOnlyList<SelectListItem> Results => [.. Enum.GetValues<NeedResult>().Select(r => new SelectListItem(formats.Name(r), r.ToString()))];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Sets = await queries.SetsAsync(ct);
        Shown = Item is { } id ? Sets.FirstOrDefault(s => s.Id == id) ?? throw new NotFound("Rule set " + id) : Sets.Count > 0 ? Sets[0] : null;
    }

    /// <summary>The last day of a set: the one before the next begins.</summary>
    public DateOnly? EndOf(NeedRuleSet set) => Sets.Where(s => s.ValidFrom > set.ValidFrom).Select(s => (DateOnly?)s.ValidFrom).Min()?.AddDays(-1);

    public void OnGet() => Input = new InputModel
    {
        ValidFrom = Today.AddDays(1),
        Questions = [.. (Shown?.Questions ?? []).Select(NeedText.Write), .. Enumerable.Range(0, NeedRuleSet.MostQuestions - (Shown?.Questions.Count ?? 0)).Select(_ => new NeedQuestionRow())],
        Rules = [.. (Shown?.Rules ?? []).Select(NeedText.Write), .. Enumerable.Range(0, BlankRules).Select(_ => new NeedRuleRow())],
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.ValidFrom is null)
        {
            ModelState.AddModelError("Input.ValidFrom", Texts["Rule.Form.Required"]);
        }
        var read = NeedText.Read(Input.Questions, Input.Rules);
        foreach (var (field, code, arguments) in read.Problems)
        {
            ModelState.AddModelError("Input." + field, Texts["Rule." + code, arguments]);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await service.AddRuleSetAsync(Input.ValidFrom!.Value, read.Questions, read.Rules, Seen, Me, ct);
        return Done("Office.Saved", new { item = (Guid?)null });
    }

    public sealed record InputModel
    {
        public DateOnly? ValidFrom { get; init; }
        public List<NeedQuestionRow> Questions { get; init; } = [];
        public List<NeedRuleRow> Rules { get; init; } = [];
    }
}
