using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>
/// Executed amounts of a year from the accounts (docs/accounts-csv.md): every line is kept, those whose case is found go
/// onto its chain as 決算額, the others wait for the next try.
/// </summary>
public sealed class AccountImportService(PortalDb db, ImportStore store, ImportProgress progress, AccountService keeper) : TableImportService(db, store, progress)
{
    public const string NoCase = "AccountNoCase";
    public const string ManyCases = "AccountManyCases";

    public static readonly TableColumn Year = new("会計年度", "年度") { Needed = true };
    public static readonly TableColumn CaseNumber = new("協議番号", "案件番号");
    public static readonly TableColumn ContractNumber = new("契約番号", "支出負担行為番号");
    public static readonly TableColumn ProjectCode = new("予算事業コード", "事業コード", "細事業コード");
    public static readonly TableColumn Name = new("名称", "件名", "事業名", "契約名");
    public static readonly TableColumn Budget = new("予算現額", "予算額");
    public static readonly TableColumn Settled = new("支出済額", "決算額", "執行額") { Needed = true };
    public static readonly TableColumn Carried = new("翌年度繰越額", "繰越額");

    public override string Kind => "Accounts";
    public override Permission All => Permission.BudgetResultRecord;
    protected override string Act => "AccountsTaken";
    public override IReadOnlyList<TableColumn> Columns { get; } = [Year, CaseNumber, ContractNumber, ProjectCode, Name, Budget, Settled, Carried];

    public override bool MayImport(Actor actor) => actor.May(Permission.BudgetResultRecord);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var lines = await (tracked ? Db.Set<AccountLine>() : Db.Set<AccountLine>().AsNoTracking()).ToListAsync(ct);
        return new Look(layout, lines, await keeper.MatchingAsync(ct), Db, keeper, ct);
    }

    private sealed class Look(TableLayout layout, List<AccountLine> lines, AccountMatching matching, PortalDb db, AccountService keeper, CancellationToken ct) : TableLook
    {
        private readonly Dictionary<(FiscalYear, string, string, string), AccountLine> known = lines.ToDictionary(l => (l.Fy, l.CaseNumber, l.ContractNumber, l.ProjectCode));
        private readonly Dictionary<(FiscalYear, string, string, string), int> firstRows = [];

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var read = Read(row, faults);
            var shown = read.CaseNumber ?? read.ContractNumber ?? read.ProjectCode;
            var column = read.CaseNumber is not null ? CaseNumber : read.ContractNumber is not null || read.ProjectCode is null ? ContractNumber : ProjectCode;
            if (shown is null && faults.Count == 0)
            {
                faults.Add((column, new SheetFault("AccountNoKey")));
            }
            if (faults.Count == 0 && !firstRows.TryAdd(read.Key, row.Number))
            {
                faults.Add((column, new SheetFault("RowTwice", shown!, firstRows[read.Key].ToString(CultureInfo.InvariantCulture))));
            }
            var line = known.GetValueOrDefault(read.Key);
            if (faults.Count > 0)
            {
                return new TableRow(ImportOutcome.Failed, line?.Id, line?.Version ?? 0, shown, read.Name, [], faults, null);
            }
            var found = matching.Of(read.Fy, read.CaseNumber, read.ContractNumber, read.ProjectCode);
            if (found.Count != 1)
            {
                // No fault of the file: the line is kept, and the report names it.
                faults.Add((column, found.Count == 0 ? new SheetFault(NoCase, SheetValues.Short(shown!)) : new SheetFault(ManyCases, SheetValues.Short(string.Join("、", found.SelectMany(c => c.Numbers))))));
            }
            var target = found.Count == 1 ? found[0].Id : (Guid?)null;
            return new TableRow(line is null ? ImportOutcome.Created : line.Says(read) && line.ConsultationId == target ? ImportOutcome.Unchanged : ImportOutcome.Updated, line?.Id, line?.Version ?? 0, shown, read.Name,
                line is null ? [] : [.. Differences(line, read)], faults, a => WriteAsync(line, read, target, a));
        }

        private async Task<(Guid Id, string? Key)> WriteAsync(AccountLine? line, AccountRow read, Guid? target, Actor actor)
        {
            if (line is null)
            {
                line = new AccountLine { Id = Guid.CreateVersion7(actor.Now), Fy = read.Fy, CaseNumber = read.CaseNumber ?? "", ContractNumber = read.ContractNumber ?? "", ProjectCode = read.ProjectCode ?? "" };
                db.Add(line);
                lines.Add(line);
            }
            var former = line.ConsultationId;
            line.Take(read, actor);
            line.MatchWith(target);
            foreach (var id in new[] { former, target }.OfType<Guid>().Distinct())
            {
                await keeper.SettleAsync(id, lines, actor, ct);
            }
            return (line.Id, read.CaseNumber ?? read.ContractNumber ?? read.ProjectCode);
        }

        private static IEnumerable<string> Differences(AccountLine line, AccountRow read) => new (TableColumn Column, bool Differs)[]
        {
            (Name, read.Name is not null && line.Name != read.Name), (Budget, line.BudgetYen != read.BudgetYen), (Settled, line.SettledYen != read.SettledYen), (Carried, line.CarriedYen != read.CarriedYen),
        }.Where(x => x.Differs).Select(x => x.Column.Header);

        private AccountRow Read(SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var year = Value<FiscalYear?>(Year, SheetValues.Year);
            var settled = Value<long?>(Settled, c => SheetValues.Amount(c));
            foreach (var (column, missing) in new[] { (Year, year is null), (Settled, settled is null) })
            {
                if (missing && faults.TrueForAll(f => f.Item1 != column))
                {
                    faults.Add((column, new SheetFault("Missing")));
                }
            }
            return new AccountRow
            {
                Fy = year ?? FiscalYear.Earliest, SettledYen = settled ?? 0, BudgetYen = Value<long?>(Budget, c => SheetValues.Amount(c)), CarriedYen = Value<long?>(Carried, c => SheetValues.Amount(c)) ?? 0,
                CaseNumber = Text(CaseNumber), ContractNumber = Text(ContractNumber), ProjectCode = Text(ProjectCode), Name = Value<string>(Name, c => SheetValues.Text(c, AccountLine.NameLength)),
            };

            string? Text(TableColumn column) => Value<string>(column, c => SheetValues.Text(c, AccountLine.KeyLength));

            T? Value<T>(TableColumn column, Func<SheetCell, SheetValue<T>> reader)
            {
                if (!layout.Has(column))
                {
                    return default;
                }
                var value = reader(layout.Cell(row, column));
                if (value.Fault is { } fault)
                {
                    faults.Add((column, fault));
                }
                return value.Value;
            }
        }
    }
}
