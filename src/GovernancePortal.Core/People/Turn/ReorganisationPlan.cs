using System.Security.Cryptography;
using System.Text;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.People.Turn;

public enum ReorganisationKind
{
    Rename,  // 改称
    Merge,   // 統合
    Split,   // 分割
    New,     // 新設
    Abolish, // 廃止
}

/// <summary>A fault: text key "Reorganisation.{Code}", beside its row and column.</summary>
public sealed record ReorganisationRemark(int Row, ReorganisationColumn Column, string Code, string Value);

/// <summary>A section that begins on the day. Its id follows from the run and its code, so that trial and run speak of the same one.</summary>
public sealed record BeginningSection(int Row, ReorganisationKind Kind, Guid Id, string Code, string Name, string Furigana, Guid BureauId, string BureauName, Guid? PredecessorId, bool IsThere);

/// <summary>A section that ends on the eve, or goes on smaller after a split.</summary>
/// <param name="SuccessorIds">The first one takes what is given to nobody else; none: what the section holds has no successor.</param>
/// <param name="IsThere">It was ended so before: what is still left of it is moved, nothing else.</param>
public sealed record EndingSection(int Row, ReorganisationKind Kind, Guid Id, string Code, string Name, IReadOnlyList<Guid> SuccessorIds, bool IsThere)
{
    /// <summary>A part of it goes, the section itself stays.</summary>
    public bool GoesOn => SuccessorIds.Contains(Id);
}

/// <summary>Sections and bureaus as they stand.</summary>
public sealed record OrganisationFacts(IReadOnlyDictionary<string, Section> Sections, IReadOnlyDictionary<string, Bureau> Bureaus);

/// <summary>Judges the rows of a list of reorganisations of one day: pure, so that trial and run cannot differ.</summary>
public sealed record ReorganisationPlan(DateOnly Day, IReadOnlyList<BeginningSection> Beginnings, IReadOnlyList<EndingSection> Endings, IReadOnlyList<ReorganisationRemark> Errors)
{
    public static readonly IReadOnlyDictionary<string, ReorganisationKind> KindNames = new Dictionary<string, ReorganisationKind>(StringComparer.Ordinal)
    {
        ["改称"] = ReorganisationKind.Rename, ["統合"] = ReorganisationKind.Merge, ["分割"] = ReorganisationKind.Split, ["新設"] = ReorganisationKind.New, ["廃止"] = ReorganisationKind.Abolish,
    };

    public static ReorganisationPlan Make(Guid runId, DateOnly day, IReadOnlyList<ReorganisationRow> rows, OrganisationFacts facts)
    {
        var errors = new List<ReorganisationRemark>();
        var beginnings = new Dictionary<string, BeginningSection>(StringComparer.Ordinal);
        var endings = new Dictionary<string, (ReorganisationRow Row, ReorganisationKind Kind, Section Old, List<string> To)>(StringComparer.Ordinal);
        var splits = rows.Where(r => r.Kind == "分割").Select(r => r.OldCode).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var before = errors.Count;
            void Wrong(ReorganisationColumn column, string code, string value) => errors.Add(new ReorganisationRemark(row.Number, column, code, value));

            row.Flaws.ToList().ForEach(column => Wrong(column, "CellFlaw", ""));
            if (!KindNames.TryGetValue(row.Kind, out var kind))
            {
                Wrong(ReorganisationColumn.Kind, row.Kind.Length == 0 ? "KindMissing" : "KindUnknown", row.Kind);
                continue;
            }
            if (JapaneseEra.Read(row.Day, out var given) != DateFailure.None)
            {
                Wrong(ReorganisationColumn.Day, row.Day.Length == 0 ? "DayMissing" : "DayForm", row.Day);
            }
            else if (given != day)
            {
                Wrong(ReorganisationColumn.Day, "DayOther", row.Day);
            }
            var old = Old(row, kind, facts, day, Wrong);
            if (kind == ReorganisationKind.New || row.NewCode.Length > 0 || kind != ReorganisationKind.Abolish)
            {
                Begin(runId, row, kind, old, facts, day, beginnings, Wrong);
            }
            if (old is null || errors.Count > before)
            {
                continue;
            }
            if (endings.TryGetValue(row.OldCode, out var known))
            {
                if (kind != ReorganisationKind.Split || known.Kind != ReorganisationKind.Split)
                {
                    Wrong(ReorganisationColumn.OldCode, "OldTwice", row.OldCode);
                }
                else if (known.To.Contains(row.NewCode))
                {
                    Wrong(ReorganisationColumn.NewCode, "NewTwice", row.NewCode);
                }
                else
                {
                    known.To.Insert(IsMain(row) ? 0 : known.To.Count, row.NewCode);
                }
                continue;
            }
            endings[row.OldCode] = (row, kind, old, row.NewCode.Length == 0 ? [] : [row.NewCode]);
        }
        foreach (var (code, ending) in endings)
        {
            if (ending.Kind == ReorganisationKind.Split && ending.To.Count < 2)
            {
                errors.Add(new ReorganisationRemark(ending.Row.Number, ReorganisationColumn.NewCode, "SplitIntoOne", code));
            }
            foreach (var to in ending.To.Where(to => to != code && endings.TryGetValue(to, out var gone) && !gone.To.Contains(to)))
            {
                errors.Add(new ReorganisationRemark(ending.Row.Number, ReorganisationColumn.NewCode, "SuccessorEnds", to));
            }
        }
        Guid IdOf(string code) => beginnings.TryGetValue(code, out var begun) ? begun.Id : facts.Sections[code].Id;
        var ends = errors.Count > 0 ? [] : endings.Values.Select(e => new EndingSection(e.Row.Number, e.Kind, e.Old.Id, e.Old.Code, e.Old.Name, [.. e.To.Select(IdOf)], e.Old.ValidTo is not null)).ToList();
        return new ReorganisationPlan(day, [.. beginnings.Values.OrderBy(b => b.Row)], ends, [.. errors.Distinct().OrderBy(e => e.Row).ThenBy(e => e.Column)]);
    }

    // The old section goes on to the eve; one that ended exactly then was ended by this list before.
    private static Section? Old(ReorganisationRow row, ReorganisationKind kind, OrganisationFacts facts, DateOnly day, Action<ReorganisationColumn, string, string> wrong)
    {
        if (kind == ReorganisationKind.New)
        {
            if (row.OldCode.Length > 0)
            {
                wrong(ReorganisationColumn.OldCode, "OldNotAsked", row.OldCode);
            }
            return null;
        }
        if (row.OldCode.Length == 0)
        {
            wrong(ReorganisationColumn.OldCode, "OldMissing", "");
            return null;
        }
        if (!facts.Sections.TryGetValue(row.OldCode, out var old))
        {
            wrong(ReorganisationColumn.OldCode, "OldUnknown", row.OldCode);
            return null;
        }
        if (old.ValidFrom >= day || (old.ValidTo is { } last && last != day.AddDays(-1)))
        {
            wrong(ReorganisationColumn.OldCode, "OldNotValid", row.OldCode);
            return null;
        }
        return old;
    }

    private static void Begin(Guid runId, ReorganisationRow row, ReorganisationKind kind, Section? old, OrganisationFacts facts, DateOnly day,
        Dictionary<string, BeginningSection> beginnings, Action<ReorganisationColumn, string, string> wrong)
    {
        if (row.NewCode.Length == 0)
        {
            wrong(ReorganisationColumn.NewCode, "NewMissing", "");
            return;
        }
        if (row.NewCode == row.OldCode)
        {
            // Only a split leaves the section itself among its successors.
            if (kind != ReorganisationKind.Split)
            {
                wrong(ReorganisationColumn.NewCode, "NewIsOld", row.NewCode);
            }
            return;
        }
        if (beginnings.TryGetValue(row.NewCode, out var begun))
        {
            if (kind is ReorganisationKind.Rename or ReorganisationKind.New or ReorganisationKind.Split || begun.Kind is ReorganisationKind.Rename)
            {
                wrong(ReorganisationColumn.NewCode, "NewTwice", row.NewCode);
            }
            else if (row.Name.Length > 0 && row.Name != begun.Name)
            {
                wrong(ReorganisationColumn.Name, "NameDiffers", row.Name);
            }
            return;
        }
        if (facts.Sections.TryGetValue(row.NewCode, out var there))
        {
            if (!there.IsValidOn(day))
            {
                wrong(ReorganisationColumn.NewCode, "NewNotValid", row.NewCode);
            }
            else if (there.ValidFrom == day && (row.Name.Length == 0 || row.Name == there.Name))
            {
                beginnings[row.NewCode] = new BeginningSection(row.Number, kind, there.Id, there.Code, there.Name, there.Furigana, there.BureauId, "", there.PredecessorId, IsThere: true);
            }
            else if (kind is ReorganisationKind.Rename or ReorganisationKind.New)
            {
                wrong(ReorganisationColumn.NewCode, "NewTaken", row.NewCode);
            }
            return;
        }
        Ask(row, facts, day, old, wrong, out var bureau);
        if (bureau is not null)
        {
            beginnings[row.NewCode] = new BeginningSection(row.Number, kind, IdOf(runId, row.NewCode), row.NewCode, row.Name, Kana.ToReading(row.Furigana), bureau.Id, bureau.Name, old?.Id, IsThere: false);
        }
    }

    private static void Ask(ReorganisationRow row, OrganisationFacts facts, DateOnly day, Section? old, Action<ReorganisationColumn, string, string> wrong, out Bureau? bureau)
    {
        if (row.NewCode.Length > 20 || !row.NewCode.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            wrong(ReorganisationColumn.NewCode, "CodeForm", row.NewCode);
        }
        if (row.Name.Length is 0 or > Section.NameLength)
        {
            wrong(ReorganisationColumn.Name, row.Name.Length == 0 ? "NameMissing" : "NameLong", row.Name);
        }
        if (row.Furigana.Length > Section.FuriganaLength || !Kana.IsReading(row.Furigana))
        {
            wrong(ReorganisationColumn.Furigana, row.Furigana.Length == 0 ? "FuriganaMissing" : "FuriganaForm", row.Furigana);
        }
        // Left empty, the bureau stays that of the section it comes from.
        bureau = row.BureauCode.Length > 0 ? facts.Bureaus.GetValueOrDefault(row.BureauCode) : facts.Bureaus.Values.FirstOrDefault(b => b.Id == old?.BureauId);
        if (bureau is null && row.BureauCode.Length == 0 && row.OldCode.Length > 0 && old is null)
        {
            return; // the fault is that of the old section
        }
        if (bureau is null || bureau.ValidFrom > day || bureau.ValidTo < day)
        {
            wrong(ReorganisationColumn.BureauCode, row.BureauCode.Length == 0 ? "BureauMissing" : "BureauUnknown", row.BureauCode);
            bureau = null;
        }
    }

    private static bool IsMain(ReorganisationRow row) => CharacterWidth.Narrow(row.Main) is "○" or "〇" or "1" or "はい" or "主";

    private static Guid IdOf(Guid runId, string code) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{runId:N}/{code}")).AsSpan(0, 16));
}
