using System.Globalization;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Answers.Sheets;

/// <summary>
/// Takes the lines of audits back from the workbook, for those in the field only. An empty cell under 結果 changes nothing of the
/// result; a line that was written in the portal after the workbook left, and otherwise than the row says, is a fault of the row.
/// </summary>
public sealed class AuditAnswerImportService(PortalDb db, ImportStore store, ImportProgress progress, SystemQueries systems) : TableImportService(db, store, progress)
{
    public override string Kind => "AuditAnswers";
    public override Permission All => Permission.AuditJudge;
    protected override string Act => "AuditAnswersImported";
    public override IReadOnlyList<TableColumn> Columns => AuditAnswerSheet.Columns;

    public override bool MayImport(Actor actor) => actor.IsOperator || actor.May(Permission.AuditConduct);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        // Of the audits in the field only those one may know of: others are unknown to the file.
        var audits = await AuditAnswerAccess.VisibleTo(Db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team), actor).Where(a => a.State == AuditState.Fieldwork).ToListAsync(ct);
        var known = audits.Where(a => AuditAnswerAccess.MayWrite(actor, a)).ToDictionary(a => a.Number, StringComparer.OrdinalIgnoreCase);
        Guid[] ids = [.. known.Values.Select(a => a.Id)];
        Guid[] sections = [.. known.Values.Select(a => a.SectionId).Distinct()];
        var answers = Db.Set<AuditAnswer>().Include(a => a.Item).Where(a => ids.Contains(a.EngagementId));
        var lines = await (tracked ? answers : answers.AsNoTracking()).ToListAsync(ct);
        return new Look(layout, known, lines.ToDictionary(a => (a.EngagementId, a.Item.Number)), await systems.OptionsAsync(sections, ct));
    }

    private sealed class Look(TableLayout layout, Dictionary<string, AuditEngagement> audits, Dictionary<(Guid, string), AuditAnswer> lines, IReadOnlyList<SystemReference> systems) : TableLook
    {
        private readonly Dictionary<(Guid, string), int> firstRows = [];

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var (code, number) = (layout.Cell(row, AuditAnswerSheet.Audit).Text, layout.Cell(row, AuditAnswerSheet.Number).Text);
            var audit = audits.GetValueOrDefault(code);
            if (audit is null)
            {
                faults.Add((AuditAnswerSheet.Audit, code.Length == 0 ? new SheetFault("Missing") : new SheetFault("AuditUnknown", code)));
            }
            var line = audit is null ? null : lines.GetValueOrDefault((audit.Id, number));
            if (audit is not null && line is not { IsAsked: true })
            {
                faults.Add((AuditAnswerSheet.Number, number.Length == 0 ? new SheetFault("Missing") : new SheetFault("AuditLineUnknown", number)));
            }
            var name = $"{code} {number}".Trim();
            if (line is null || faults.Count > 0)
            {
                return new TableRow(ImportOutcome.Failed, null, 0, null, name, [], faults, null);
            }
            if (!firstRows.TryAdd((audit!.Id, number), row.Number))
            {
                faults.Add((AuditAnswerSheet.Number, new SheetFault("RowTwice", name, firstRows[(audit.Id, number)].ToString(CultureInfo.InvariantCulture))));
            }
            var (input, system) = Said(row, audit, line, faults);
            var changes = line.Says(input) ? [] : Differing(line, input);
            if (changes.Count > 0 && Moved(row, line))
            {
                faults.Add((AuditAnswerSheet.Result, new SheetFault("AuditAnswerMoved", line.AnsweredBy ?? "", AuditAnswerSheet.Word(line.Result) ?? "", SheetValues.Short(line.Note ?? ""))));
            }
            if (faults.Count > 0)
            {
                return new TableRow(ImportOutcome.Failed, line.Id, line.Version, audit.Number, name, [], faults, null);
            }
            return new TableRow(changes.Count == 0 ? ImportOutcome.Unchanged : ImportOutcome.Updated, line.Id, line.Version, audit.Number, name, changes, [], a =>
            {
                line.Answer(input, system, a);
                return Task.FromResult((line.Id, (string?)audit.Number));
            });
        }

        // Without the mark nothing is known of what the person saw: then the file's word counts, as the preview showed it.
        private bool Moved(SheetRow row, AuditAnswer line) =>
            layout.Cell(row, AuditAnswerSheet.Version).Text is { Length: > 0 } mark && mark != line.Version.ToString(CultureInfo.InvariantCulture);

        private (AuditAnswerInput Input, string? System) Said(SheetRow row, AuditEngagement audit, AuditAnswer line, List<(TableColumn, SheetFault)> faults)
        {
            var input = new AuditAnswerInput { Id = line.Id, Result = line.Result, Note = line.Note, SystemId = line.SystemId, Version = line.Version };
            var system = line.SystemName;
            var cell = layout.Cell(row, AuditAnswerSheet.Result);
            if (SheetValues.FlawOf(cell) is { } flaw)
            {
                faults.Add((AuditAnswerSheet.Result, flaw));
            }
            else if (cell.Text.Length > 0)
            {
                if (SheetValues.Choice(cell, AuditAnswerSheet.Results, out var found))
                {
                    input = input with { Result = found };
                }
                else
                {
                    faults.Add((AuditAnswerSheet.Result, SheetValues.NotOffered(cell, AuditAnswerSheet.Results.Select(r => r.Code))));
                }
            }
            layout.Put(row, AuditAnswerSheet.Note, c => SheetValues.Text(c, AuditAnswer.NoteLength, lines: true), v => input = input with { Note = v }, faults);
            var typed = layout.Cell(row, AuditAnswerSheet.System).Text;
            if (!layout.Has(AuditAnswerSheet.System) || typed == (line.SystemName ?? ""))
            {
                return (input, system);
            }
            if (typed.Length == 0)
            {
                return (input with { SystemId = null }, null);
            }
            var chosen = systems.FirstOrDefault(s => s.OwnerSectionId == audit.SectionId && (typed == s.Code || typed == $"{s.Code} {s.Name}"));
            if (chosen is null)
            {
                faults.Add((AuditAnswerSheet.System, new SheetFault("AuditSystemUnknown", SheetValues.Short(typed))));
                return (input, system);
            }
            return (input with { SystemId = chosen.Id }, $"{chosen.Code} {chosen.Name}");
        }

        private static List<string> Differing(AuditAnswer before, AuditAnswerInput now) =>
        [
            .. new (TableColumn Column, bool Differs)[]
            {
                (AuditAnswerSheet.Result, before.Result != now.Result), (AuditAnswerSheet.Note, (before.Note ?? "") != (now.Tidy ?? "")), (AuditAnswerSheet.System, before.SystemId != now.SystemId),
            }.Where(x => x.Differs).Select(x => x.Column.Header),
        ];
    }
}
