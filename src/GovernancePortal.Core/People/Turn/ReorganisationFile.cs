using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;

namespace GovernancePortal.Core.People.Turn;

/// <summary>One line of a list of reorganisations as it stands there; <paramref name="Number"/> counts the header as line 1.</summary>
public sealed record ReorganisationRow(int Number, string Kind, string OldCode, string NewCode, string Name, string Furigana, string BureauCode, string Day, string Main)
{
    /// <summary>Columns whose cell cannot be taken: a formula, an error value, a broken character.</summary>
    public IReadOnlyList<ReorganisationColumn> Flaws { get; init; } = [];
}

public enum ReorganisationColumn { Kind, OldCode, NewCode, Name, Furigana, BureauCode, Day, Main }

/// <summary>Reads the list of reorganisations (docs/reorganisation-sheet.md): .xlsx, or CSV in UTF-8 or CP932. Columns are found by their heads, in any order.</summary>
public static class ReorganisationFile
{
    public const int MaximumBytes = 2 * 1024 * 1024;
    public const int MaximumRows = 2000;
    private const int MaximumCell = 200;

    /// <summary>In the order of <see cref="ReorganisationColumn"/>; the last one may be left out.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["区分", "旧所属コード", "新所属コード", "新所属名", "ふりがな", "部局コード", "施行日", "主たる引継先"];

    /// <summary>Refused with ReorganisationEmpty, ReorganisationTooLarge, ReorganisationHeadMissing, ReorganisationTooManyRows and what <see cref="SheetFile.Read"/> names.</summary>
    public static List<ReorganisationRow> Read(byte[] bytes)
    {
        if (bytes.Length > MaximumBytes)
        {
            throw Refuse("ReorganisationTooLarge", MaximumBytes / 1024 / 1024);
        }
        if (bytes.Length == 0)
        {
            throw Refuse("ReorganisationEmpty");
        }
        using var content = new MemoryStream(bytes);
        try
        {
            foreach (var page in SheetFile.Read(content))
            {
                return Rows(page.Rows);
            }
        }
        catch (RuleViolation refused) when (refused.Field is null)
        {
            throw Refuse(refused.Code, [.. refused.Arguments]);
        }
        throw Refuse("ReorganisationEmpty");
    }

    private static List<ReorganisationRow> Rows(IEnumerable<SheetRow> lines)
    {
        int[]? at = null;
        var rows = new List<ReorganisationRow>();
        foreach (var line in lines)
        {
            if (at is null)
            {
                at = Places(line);
                continue;
            }
            if (rows.Count == MaximumRows)
            {
                throw Refuse("ReorganisationTooManyRows", MaximumRows);
            }
            var cells = at.Select(i => i < 0 ? SheetCell.Empty : line[i]).ToArray();
            if (cells.All(c => c.IsEmpty))
            {
                continue;
            }
            var texts = cells.Select(c => c.Text.Length > MaximumCell ? c.Text[..MaximumCell] : c.Text).ToArray();
            rows.Add(new ReorganisationRow(line.Number, CharacterWidth.Narrow(texts[0]), CharacterWidth.Narrow(texts[1]), CharacterWidth.Narrow(texts[2]), texts[3], texts[4], CharacterWidth.Narrow(texts[5]), texts[6], texts[7])
            {
                Flaws = [.. cells.Select((c, i) => (c, i)).Where(x => SheetValues.FlawOf(x.c) is not null).Select(x => (ReorganisationColumn)x.i)],
            });
        }
        return rows.Count > 0 ? rows : throw Refuse("ReorganisationEmpty");
    }

    private static int[] Places(SheetRow head)
    {
        var heads = head.Cells.Select(c => SheetValues.Heading(c.Text)).ToList();
        var missing = Heads.Take(Heads.Count - 1).Where(h => !heads.Contains(h, StringComparer.Ordinal)).ToList();
        return missing.Count == 0 ? [.. Heads.Select(h => heads.IndexOf(h))] : throw Refuse("ReorganisationHeadMissing", string.Join("、", missing));
    }

    private static RuleViolation Refuse(string code, params object[] args) => new(code, "Upload", args);
}
