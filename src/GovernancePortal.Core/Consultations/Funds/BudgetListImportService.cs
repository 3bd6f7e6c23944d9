using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>
/// Budget results in bulk from the finance section's list (decision 3): each row finds its case by case number, project code
/// or title, and is recorded by the same act as by hand. A row that fits no case or several is refused, never guessed.
/// </summary>
public sealed class BudgetListImportService(PortalDb db, ImportStore store, ImportProgress progress, ConsultationCaseService cases) : TableImportService(db, store, progress)
{
    public const string KindName = "BudgetResults";
    public const string NoCase = "BudgetNoCase";
    public const string ManyCases = "BudgetManyCases";

    public override string Kind => KindName;
    public override Permission All => Permission.BudgetResultRecord;
    protected override string Act => nameof(ConsultationAct.RecordBudgetResult);
    public override IReadOnlyList<TableColumn> Columns => BudgetListColumns.All;

    public override bool MayImport(Actor actor) => actor.May(Permission.BudgetResultRecord);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var known = await Db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.PreBudget && (c.Number != null || c.Budget != null))
            .Select(c => new BudgetCase(c.Id, c.Version, c.Number, c.Title, c.TargetFy, c.State, c.SystemId, c.Budget)).ToListAsync(ct);
        return new Look(layout, known, Db, cases, ct);
    }

    private sealed record BudgetCase(Guid Id, uint Version, string? Number, string Title, FiscalYear TargetFy, ConsultationState State, Guid? SystemId, BudgetResult? Budget)
    {
        public bool IsLive => State.IsAgreed() || (State == ConsultationState.Closed && Budget is not null);
    }

    private sealed class Look : TableLook
    {
        private readonly TableLayout layout;
        private readonly Dictionary<Guid, BudgetCase> byId;
        private readonly RowMatching matching;
        private readonly Dictionary<Guid, int> firstRows = [];
        private readonly PortalDb db;
        private readonly ConsultationCaseService cases;
        private readonly CancellationToken ct;

        public Look(TableLayout layout, List<BudgetCase> known, PortalDb db, ConsultationCaseService cases, CancellationToken ct)
        {
            (this.layout, this.db, this.cases, this.ct) = (layout, db, cases, ct);
            byId = known.ToDictionary(c => c.Id);
            // A project keeps its code from year to year: before the result is recorded it is known from an earlier case of the system.
            var earlier = known.Where(c => c.SystemId is not null && c.Budget?.ProjectCode is not null).ToLookup(c => c.SystemId!.Value, c => (c.TargetFy, Code: c.Budget!.ProjectCode!));
            matching = new RowMatching(known.Select(c => new MatchTarget(c.Id, c.Number, c.Title, c.TargetFy,
                c.Budget?.ProjectCode is { } own ? [own] : c.SystemId is { } system ? [.. earlier[system].Where(e => e.TargetFy < c.TargetFy).Select(e => e.Code).Distinct(StringComparer.Ordinal)] : [], c.IsLive)));
        }

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var read = BudgetListColumns.Read(layout, row, faults);
            var shown = read.Keys.Number ?? read.Keys.Code;
            var name = read.Keys.Title ?? read.ProjectName;
            if (faults.Count > 0)
            {
                return Failed(null);
            }
            var match = matching.Of(read.Keys);
            var column = read.Keys.Number is not null ? BudgetListColumns.Number : read.Keys.Code is not null ? BudgetListColumns.Code : BudgetListColumns.Title;
            if (match.IsAmbiguous)
            {
                faults.Add((column, new SheetFault(ManyCases, SheetValues.Short(string.Join("、", match.Several)))));
                return Failed(null);
            }
            if (match.Found is not { } target)
            {
                faults.Add((column, new SheetFault(NoCase, SheetValues.Short(shown ?? name ?? ""))));
                return Failed(null);
            }
            var found = byId[target.Id];
            if (!firstRows.TryAdd(found.Id, row.Number))
            {
                faults.Add((column, new SheetFault("RowTwice", found.Number ?? found.Title, firstRows[found.Id].ToString(CultureInfo.InvariantCulture))));
                return Failed(found);
            }
            if (read.Keys is { Number: not null, Year: { } year } && year != found.TargetFy)
            {
                faults.Add((BudgetListColumns.Year, new SheetFault("BudgetOtherYear", found.TargetFy.Japanese)));
                return Failed(found);
            }
            var input = read.Over(found.Budget);
            var changed = found.Budget is { } known ? BudgetListRow.Differences(known, input) : [];
            if (found.Budget is not null && changed.Count == 0)
            {
                return new TableRow(ImportOutcome.Unchanged, found.Id, found.Version, found.Number, found.Title, [], [], null);
            }
            if (!found.State.IsAgreed())
            {
                faults.Add((column, new SheetFault(found.State.IsOver() ? "BudgetCaseOver" : "BudgetCaseNotAgreed", found.Number ?? found.Title)));
                return Failed(found);
            }
            return new TableRow(found.Budget is null ? ImportOutcome.Created : ImportOutcome.Updated, found.Id, found.Version, found.Number, found.Title, changed, [], a => WriteAsync(found.Id, input, row.Number, a));

            TableRow Failed(BudgetCase? of) => new(ImportOutcome.Failed, of?.Id, of?.Version ?? 0, of?.Number ?? shown, of?.Title ?? name, [], faults, null);
        }

        // The act of recording by hand, with its line in the history, its notice and its row on the Trail.
        private async Task<(Guid Id, string? Key)> WriteAsync(Guid id, BudgetResultInput input, int row, Actor actor)
        {
            var c = await cases.LoadAsync(id, actor, ct);
            c.RecordBudget(input, actor, await cases.ContextAsync(c, actor, ct));
            db.Entry(c).Property(x => x.Holder).IsModified = true;
            db.Add(ConsultationNotices.HandOver(c, ConsultationAct.RecordBudgetResult, actor));
            db.Note(c.Subject, $"{input.ProjectCode} #{row.ToString(CultureInfo.InvariantCulture)}".Trim());
            return (id, c.Number);
        }
    }
}
