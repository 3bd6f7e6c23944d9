using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Instructions;

/// <summary>What an instruction can be given about.</summary>
/// <param name="SectionId">Who is in charge of it: addressed unless another is chosen.</param>
public sealed record InstructionTarget(InstructionSubject Kind, Guid Id, string Title, string Address, Guid? SectionId);

/// <summary>The records that instructions are given about, as their own modules know them.</summary>
public sealed class InstructionSubjectQueries(ReadingQueries kpis, CioCaseQueries cases, ChecklistQueries checklists, AuditFindingQueries findings)
{
    /// <summary>Throws <see cref="NotFound"/> where there is none, or the person may not know of it; null for an oral one, which is about nothing.</summary>
    public async Task<InstructionTarget?> FindAsync(InstructionSubject kind, Guid? id, Actor actor, CancellationToken ct = default) => (kind, id) switch
    {
        (InstructionSubject.Oral, _) => null,
        (_, null) => throw new NotFound("What the instruction is about."),
        (InstructionSubject.Kpi, { } kpi) => OfKpi(await kpis.DetailsAsync(kpi, ct)),
        (InstructionSubject.Case, { } known) => OfCase(await cases.NameAsync(known, actor, ct) ?? throw new NotFound($"Consultation {known}.")),
        (InstructionSubject.ChecklistItem, { } item) => await OfItemAsync(item, FiscalYear.Of(actor.Today), ct),
        (InstructionSubject.Finding, { } finding) => OfFinding(await findings.NameAsync(finding, actor, ct) ?? throw new NotFound($"Finding {finding}.")),
        _ => throw new NotFound($"{kind} {id}."),
    };

    private static InstructionTarget OfKpi(KpiDetails details) =>
        new(InstructionSubject.Kpi, details.Kpi.Id, Cut($"{details.Initiative.Code} {details.Kpi.Name}"), $"/Kpis/Details/{details.Kpi.Id}", details.SectionId);

    private static InstructionTarget OfCase(CaseName known) => new(InstructionSubject.Case, known.Id, Cut($"{known.Number} {known.Title}".Trim()), $"/Consultations/Case/{known.Id}", known.SectionId);

    private async Task<InstructionTarget> OfItemAsync(Guid id, FiscalYear fy, CancellationToken ct)
    {
        var list = (await checklists.AllAsync(ct)).FirstOrDefault(l => l.Items.Any(i => i.Id == id)) ?? throw new NotFound($"Item {id}.");
        var line = (await checklists.ViewAsync(list.Id, ChecklistBody.PrefectureId, fy, ct)).Lines.FirstOrDefault(l => l.Item.Id == id) ?? throw new NotFound($"Item {id} in {fy}.");
        return new InstructionTarget(InstructionSubject.ChecklistItem, id, Cut($"{line.Group.Number}-{line.Item.Number} {line.Wording.TextJa}"), $"/Checklists/Details/{list.Id}", list.OwnerSectionId);
    }

    private static InstructionTarget OfFinding(FindingName known) => new(InstructionSubject.Finding, known.Id, Cut($"{known.Number} {known.Title}"), $"/Audits/Findings/Details/{known.Id}", known.SectionId);

    private static string Cut(string title) => title.Length > Instruction.TitleLength ? title[..Instruction.TitleLength] : title;
}
