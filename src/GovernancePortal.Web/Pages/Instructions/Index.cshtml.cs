using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Instructions;

/// <summary>改善指示の一覧: what the CIO asked of whom, by when, and how far it is.</summary>
public sealed class IndexModel(InstructionQueries queries, InstructionService service, InstructionWords instructionWords, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<InstructionFilter, InstructionLine>(current, source, texts, formats)
{
    public InstructionWords Said => instructionWords;
    public int Total { get; private set; }
    public bool MayGive => InstructionAccess.MayGive(Actor);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        await Said.ReadAsync(ct);
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), Actor, ct);
        Total = await queries.CountAsync(Filter, Actor, ct);
    }

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetFileAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await service.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["Instructions.FileName"], Actor.Today, FileColumns(), queries.Export(Filter, Actor));
    }

    public override string Address(InstructionFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Instructions/Index", handler, new
    {
        filter.Text, filter.State, filter.Kind, filter.SubjectId, filter.BureauId, filter.SectionId, filter.MeetingId, Open = Yes(filter.Open), Overdue = Yes(filter.Overdue), At = at, form,
    })!;

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(Filter.Kind is { } kind ? Formats.Name(kind) : null, f => f with { Kind = null, SubjectId = null }),
        new(Filter.SubjectId is null ? null : Texts["Instructions.OfOneSubject"].Value, f => f with { SubjectId = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.MeetingId is null ? null : Texts["Instructions.OfOneMeeting"].Value, f => f with { MeetingId = null }),
        new(Filter.Open ? Texts["Instructions.OnlyOpen"].Value : null, f => f with { Open = false }),
        new(Filter.Overdue ? Texts["Instructions.OnlyOverdue"].Value : null, f => f with { Overdue = false }),
    ];

    public Pager Pager() => PagerOf(InstructionQueries.PageSize, Total);

    private CsvColumn<InstructionLine>[] FileColumns() =>
    [
        new(Texts["Instruction.Number"], i => i.Number), new(Texts["Instruction.SubjectKind"], i => Formats.Name(i.Kind)), new(Texts["Instruction.SubjectTitle"], i => i.SubjectTitle), new(Texts["Instruction.Text"], i => i.Text),
        new(Texts["InformationSystem.Bureau"], i => i.BureauName), new(Texts["Instruction.SectionId"], i => i.SectionName), new(Texts["Instruction.DueOn"], i => i.DueOn), new(Texts["Instruction.State"], i => Formats.Name(i.State)),
        new(Texts["Instruction.GivenBy"], i => i.GivenBy), new(Texts["Instruction.GivenOn"], i => i.GivenOn), new(Texts["Instruction.RecordedBy"], i => i.RecordedBy), new(Texts["Instructions.Rounds"], i => i.Rounds),
        new(Texts["Instruction.FollowUpOn"], i => i.FollowUpOn), new(Texts["Instructions.ClosedAt"], i => i.ClosedAt),
    ];
}
