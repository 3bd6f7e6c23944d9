using GovernancePortal.Core.Platform;
using GovernancePortal.Core.YearChange;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Administration.YearChange;

/// <summary>Which section takes over which record of a section that is split or ends without a successor.</summary>
public sealed class AssignModel(CurrentActor current, YearChangeQueries queries, YearChangeService service, IStringLocalizer<Texts> texts) : YearChangePage(current, queries, texts)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>By the key of the record; empty: the main successor, or nobody.</summary>
    [BindProperty]
    public Dictionary<string, Guid?> To { get; set; } = [];

    public YearTrial Trial { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> Everywhere { get; private set; } = [];

    /// <summary>Posts of a split section are chosen like records.</summary>
    public IReadOnlyList<(string Key, string Name, string From, Guid? Chosen, IReadOnlyList<Guid> Choices)> Posts { get; private set; } = [];

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        var run = await Queries.RunAsync(Id, Me, ct);
        if (!run.IsOpen)
        {
            throw new RuleViolation("YearChangeNotOpen");
        }
        Trial = await Queries.TrialAsync(run, Me, ct);
        Everywhere = [.. Trial.Turn.After.Values.Where(s => !Trial.Turn.Sections.Endings.Any(e => e.Id == s.Id && !e.GoesOn)).OrderBy(s => s.Code, StringComparer.Ordinal).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        var endings = Trial.Turn.Sections.Endings.Where(e => e.SuccessorIds.Count > 1).ToDictionary(e => e.Id);
        Posts = [.. Trial.Turn.Posts.Where(p => endings.ContainsKey(p.FromId)).Select(p => (YearChangeRun.KeyOf("People", p.MembershipId), p.Name, p.FromName, p.ToId, endings[p.FromId].SuccessorIds))];
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(uint version, CancellationToken ct)
    {
        var offered = Trial.Assignable.ToDictionary(i => i.Key, i => i.Choices).Concat(Posts.ToDictionary(p => p.Key, p => p.Choices)).ToDictionary(x => x.Key, x => x.Value);
        var choices = Trial.Run.Choices.Where(c => !To.ContainsKey(c.Key)).ToDictionary();
        foreach (var (key, to) in To)
        {
            if (to is { } section && offered.TryGetValue(key, out var among) && (among.Contains(section) || (among.Count == 0 && Trial.Turn.After.ContainsKey(section))))
            {
                choices[key] = section;
            }
        }
        await service.ChooseAsync(Id, choices, version, Me, ct);
        return Done("Run", new { Id }, "YearChange.Assigned");
    }

    public IReadOnlyList<SelectListItem> Choices(IReadOnlyList<Guid> among, Guid? chosen) => among.Count == 0
        ? [.. Everywhere.Select(s => new SelectListItem(s.Text, s.Value, s.Value == chosen?.ToString()))]
        : [.. among.Select(id => new SelectListItem(Trial.Turn.After[id].Name, id.ToString(), id == chosen))];
}
