using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.People;

public enum TransferColumn { StaffNumber, Name, Furigana, OldSection, NewSection, Role, Day }

/// <summary>A fault or a remark: text key "Transfer.{Code}", beside its row and column.</summary>
public sealed record TransferRemark(int Row, TransferColumn Column, string Code, string Value);

public enum TransferKind
{
    Transfer,   // 異動
    RoleChange, // 所属内の役割変更
    Join,       // 採用・転入・併任
    Leave,      // 退職・転出・併任解除
}

/// <summary>What one row will do. <paramref name="UserId"/> is null where an account is made for a newcomer.</summary>
public sealed record TransferChange(int Row, TransferKind Kind, Guid? UserId, string StaffNumber, string Name, string Furigana,
    Guid? FromId, string? FromName, Guid? ToId, string? ToName, Role? Role, DateOnly Day, IReadOnlyList<Guid> Ends);

/// <summary>What is known of the people and sections a list names.</summary>
public sealed record TransferFacts(IReadOnlyDictionary<string, TransferPerson> People, IReadOnlyDictionary<string, Section> Sections);

public sealed record TransferPerson(Guid Id, string Name, bool IsActive, IReadOnlyList<Membership> Memberships);

/// <summary>Judges the rows of a list against the facts: pure, so that trial and application cannot differ.</summary>
public sealed record TransferPlan(IReadOnlyList<TransferChange> Changes, IReadOnlyList<TransferRemark> Errors, IReadOnlyList<TransferRemark> Warnings)
{
    /// <summary>The names by which the list may call a role; administration is never given by list.</summary>
    public static readonly IReadOnlyDictionary<string, Role> RoleNames = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        ["担当者"] = Role.Staff,
        ["所属長"] = Role.SectionHead,
        ["部局主管課"] = Role.BureauCoordinator,
        ["情報政策課担当"] = Role.Reviewer,
        ["情報政策課長"] = Role.PolicyHead,
        ["CIO"] = Role.Cio,
        ["CIO補佐官"] = Role.CioAdvisor,
        ["CISO"] = Role.Ciso,
        ["IT推進会議事務局"] = Role.CommitteeSecretary,
        ["財政課"] = Role.Finance,
        ["監査人"] = Role.Auditor,
        ["監査統括責任者"] = Role.AuditDirector,
        ["CSIRT要員"] = Role.Csirt,
    };

    /// <summary>A fingerprint of everything the list would do: what was shown in the trial is what is applied, or nothing.</summary>
    public string Fingerprint => TransferFile.Hash(System.Text.Encoding.UTF8.GetBytes(Platform.Json.Write(new { Changes, Errors })));

    /// <param name="skipDone">Rows whose effect is there already are left out instead of being faults: a list may be run again.</param>
    public static TransferPlan Make(IReadOnlyList<TransferRow> rows, TransferFacts facts, bool skipDone = false)
    {
        var (changes, errors, warnings) = (new List<TransferChange>(), new List<TransferRemark>(), new List<TransferRemark>());
        var seen = new Dictionary<(string, string, string, string), int>();
        var planned = new List<(string StaffNumber, Guid SectionId, Role Role, DateOnly From)>();
        foreach (var row in rows)
        {
            var before = errors.Count;
            void Wrong(TransferColumn column, string code, string value) => errors.Add(new TransferRemark(row.Number, column, code, value));

            if (row.StaffNumber.Length == 0)
            {
                Wrong(TransferColumn.StaffNumber, "StaffNumberMissing", "");
            }
            else if (row.StaffNumber.Length > PortalUser.StaffNumberLength || !row.StaffNumber.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            {
                Wrong(TransferColumn.StaffNumber, "StaffNumberForm", row.StaffNumber);
            }
            if (!seen.TryAdd((row.StaffNumber, row.OldSection, row.NewSection, row.Role), row.Number))
            {
                Wrong(TransferColumn.StaffNumber, "RowTwice", row.StaffNumber);
            }
            var readable = JapaneseEra.Read(row.Day, out var day) == DateFailure.None;
            if (!readable)
            {
                Wrong(TransferColumn.Day, row.Day.Length == 0 ? "DayMissing" : "DayForm", row.Day);
            }
            if (row.OldSection.Length == 0 && row.NewSection.Length == 0)
            {
                Wrong(TransferColumn.NewSection, "SectionsMissing", "");
            }
            Section? from = null, to = null;
            if (row.OldSection.Length > 0 && !facts.Sections.TryGetValue(row.OldSection, out from))
            {
                Wrong(TransferColumn.OldSection, "SectionUnknown", row.OldSection);
            }
            if (row.NewSection.Length > 0 && !facts.Sections.TryGetValue(row.NewSection, out to))
            {
                Wrong(TransferColumn.NewSection, "SectionUnknown", row.NewSection);
            }
            else if (to is not null && readable && !to.IsValidOn(day))
            {
                Wrong(TransferColumn.NewSection, "SectionNotValid", row.NewSection);
            }
            Role? role = null;
            if (row.NewSection.Length > 0)
            {
                var name = CharacterWidth.Narrow(row.Role);
                if (RoleNames.TryGetValue(name, out var known))
                {
                    role = known;
                }
                else
                {
                    Wrong(TransferColumn.Role, row.Role.Length == 0 ? "RoleMissing" : "RoleUnknown", row.Role);
                }
            }
            var person = facts.People.GetValueOrDefault(row.StaffNumber);
            if (skipDone && errors.Count == before && IsDone(person, from, to, role, day))
            {
                continue;
            }
            if (person is { IsActive: false })
            {
                Wrong(TransferColumn.StaffNumber, "AccountClosed", row.StaffNumber);
            }
            List<Guid> ends = [];
            if (row.OldSection.Length > 0)
            {
                if (person is null && row.StaffNumber.Length > 0)
                {
                    Wrong(TransferColumn.StaffNumber, "StaffNumberUnknown", row.StaffNumber);
                }
                else if (person is not null && from is not null && readable)
                {
                    ends = [.. person.Memberships.Where(m => m.SectionId == from.Id && m.ValidFrom < day && (m.ValidTo is null || m.ValidTo >= day.AddDays(-1))).Select(m => m.Id)];
                    if (ends.Count == 0)
                    {
                        Wrong(TransferColumn.OldSection, "NotThere", row.OldSection);
                    }
                }
            }
            else if (person is null)
            {
                AskNewcomer(row, Wrong);
            }
            if (to is not null && role is { } given && readable)
            {
                var held = person?.Memberships.Any(m => m.SectionId == to.Id && m.Role == given && !ends.Contains(m.Id) && (m.ValidTo is null || m.ValidTo >= day)) == true;
                if (held || planned.Contains((row.StaffNumber, to.Id, given, day)))
                {
                    Wrong(TransferColumn.Role, "HeldAlready", row.Role);
                }
                planned.Add((row.StaffNumber, to.Id, given, day));
            }
            if (person is not null && row.Name.Length > 0 && Bare(person.Name) != Bare(row.Name))
            {
                warnings.Add(new TransferRemark(row.Number, TransferColumn.Name, "NameDiffers", person.Name));
            }
            if (errors.Count == before)
            {
                var kind = from is null ? TransferKind.Join : to is null ? TransferKind.Leave : from.Id == to.Id ? TransferKind.RoleChange : TransferKind.Transfer;
                changes.Add(new TransferChange(row.Number, kind, person?.Id, row.StaffNumber, person?.Name ?? row.Name, row.Furigana,
                    from?.Id, from?.Name, to?.Id, to?.Name, role, day, ends));
            }
        }
        return new TransferPlan(changes, errors, warnings);
    }

    // The new post began on that day and of the old section nothing reaches into it.
    private static bool IsDone(TransferPerson? person, Section? from, Section? to, Role? role, DateOnly day) => person is not null
        && (to is null || person.Memberships.Any(m => m.SectionId == to.Id && m.Role == role && m.ValidFrom == day))
        && (from is null || (person.Memberships.Any(m => m.SectionId == from.Id && m.ValidTo == day.AddDays(-1))
            && !person.Memberships.Any(m => m.SectionId == from.Id && m.IsValidOn(day) && !(to?.Id == from.Id && m.Role == role && m.ValidFrom == day))));

    private static void AskNewcomer(TransferRow row, Action<TransferColumn, string, string> wrong)
    {
        if (row.Name.Length is 0 or > PortalUser.NameLength)
        {
            wrong(TransferColumn.Name, "NameMissing", row.Name);
        }
        if (row.Furigana.Length > PortalUser.NameLength || !Kana.IsReading(row.Furigana))
        {
            wrong(TransferColumn.Furigana, "FuriganaForm", row.Furigana);
        }
    }

    private static string Bare(string name) => name.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);
}
