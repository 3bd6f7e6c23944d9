using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Platform.Imports;

public enum ImportState
{
    Read,      // 読込済み
    Previewed, // 確認待ち
    Confirmed, // 反映中
    Applied,   // 反映済み
    Failed,    // 反映できず
}

/// <summary>What a staged row does to the records.</summary>
public enum ImportOutcome
{
    Created,
    Updated,
    Unchanged,
    Failed,
}

/// <summary>
/// One file on its way into the records: read, looked at, confirmed, applied. Until it is confirmed nothing but this run is
/// written. The file itself is not kept; its rows are, until they are applied.
/// </summary>
public sealed class ImportRun : IVersioned, ITracked
{
    public const string SubjectType = "ImportRun";
    public const int FileNameLength = 200;
    public const int KindLength = 40;
    public const int PersonLength = 100;
    public const int SectionLength = 200;

    public Guid Id { get; init; }
    /// <summary>What is imported: "Systems".</summary>
    public required string Kind { get; init; }
    public required string FileName { get; init; }
    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public Guid CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public string? CreatedBySection { get; init; }

    public ImportState State { get; private set; }
    /// <summary>Headings of the file in their order, empty ones included: a place in it is the place of the cell.</summary>
    public required IReadOnlyList<string> Headings { get; init; }
    /// <summary>Heading of the file → our heading; a heading without an entry is not read.</summary>
    public IReadOnlyDictionary<string, string> Mapping { get; private set; } = new Dictionary<string, string>();
    /// <summary>Data rows of the file.</summary>
    public int Rows { get; private set; }
    /// <summary>Rows looked at so far, while the preview is made.</summary>
    public int Checked { get; private set; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }
    public int Failed { get; private set; }
    /// <summary>Only the rows without faults are applied.</summary>
    public bool GoodRowsOnly { get; private set; }
    public DateTimeOffset? AppliedAt { get; private set; }
    public string? AppliedBy { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsOpen => State is ImportState.Read or ImportState.Previewed or ImportState.Failed;

    /// <summary>Who read it in, and those who keep all records.</summary>
    public bool IsVisibleTo(Actor actor, Permission all) => actor.IsOperator || CreatedBy == actor.UserId || actor.May(all);

    public void Counted(int rows) => Rows = rows;

    /// <summary>The preview begins anew. Refused with ImportNotOpen once the run was confirmed.</summary>
    public void Look(IReadOnlyDictionary<string, string> mapping)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("ImportNotOpen");
        }
        Mapping = mapping;
        State = ImportState.Read;
        (Checked, Created, Updated, Unchanged, Failed) = (0, 0, 0, 0, 0);
    }

    public void Seen(IReadOnlyList<ImportOutcome> outcomes)
    {
        Checked += outcomes.Count;
        Created += outcomes.Count(o => o == ImportOutcome.Created);
        Updated += outcomes.Count(o => o == ImportOutcome.Updated);
        Unchanged += outcomes.Count(o => o == ImportOutcome.Unchanged);
        Failed += outcomes.Count(o => o == ImportOutcome.Failed);
    }

    /// <summary>A fault of the whole table (two columns of one name) counts as a failed row.</summary>
    public void FaultOfTable() => Failed++;

    public void Previewed() => State = ImportState.Previewed;

    /// <summary>Refused with ImportNotPreviewed, and with ImportHasFaults where all rows were asked for and some failed.</summary>
    public void Confirm(bool goodRowsOnly)
    {
        if (State != ImportState.Previewed)
        {
            throw new RuleViolation("ImportNotPreviewed");
        }
        if (Failed > 0 && !goodRowsOnly)
        {
            throw new RuleViolation("ImportHasFaults", null, Failed);
        }
        State = ImportState.Confirmed;
        GoodRowsOnly = goodRowsOnly;
    }

    public void Apply(Actor actor)
    {
        if (State != ImportState.Confirmed)
        {
            throw new RuleViolation("ImportNotPreviewed");
        }
        State = ImportState.Applied;
        (AppliedAt, AppliedBy) = (actor.Now, actor.Name);
    }

    /// <summary>Nothing was written: the records changed since the preview, which has to be made anew, or something broke.</summary>
    public void Fail() => State = ImportState.Failed;
}

/// <summary>A row as it was read: texts, and a letter for the kind of each cell (<see cref="Sheets.CellKind"/>).</summary>
public sealed record StagedRow(int Number, IReadOnlyList<string> Cells, string Kinds);

/// <summary>What became of a row. Version is that of the record the preview saw; Changed are the headings that differ.</summary>
public sealed record StagedOutcome(int Number, ImportOutcome Outcome, Guid? RecordId = null, uint Version = 0, string? Key = null, string? Name = null, IReadOnlyList<string>? Changed = null);

/// <summary>Some rows of a run.</summary>
public sealed class ImportChunk
{
    /// <summary>Rows of one chunk: what is held in memory at once.</summary>
    public const int Size = 250;

    public Guid Id { get; init; }
    public Guid RunId { get; init; }
    /// <summary>Null: the main sheet; else the part it carries.</summary>
    public string? Sheet { get; init; }
    public int Place { get; init; }
    /// <summary>Emptied once the run is applied.</summary>
    public required IReadOnlyList<StagedRow> Rows { get; set; }
    public IReadOnlyList<StagedOutcome> Outcomes { get; set; } = [];
}

/// <summary>Why a row was not taken: by its number in the sheet and the heading as the file has it.</summary>
public sealed class ImportFault
{
    public const int ColumnLength = 200;
    public const int CodeLength = 60;

    public Guid Id { get; init; }
    public Guid RunId { get; init; }
    public string? Sheet { get; init; }
    public int Row { get; init; }
    public required string Column { get; init; }
    /// <summary>Place of the column, for the order of the list.</summary>
    public int Place { get; init; }
    public required string Code { get; init; }
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>A mapping of foreign headings kept for the next file with the same ones: of a person, or of the whole office.</summary>
public sealed class HeadingMap : IVersioned
{
    public Guid Id { get; init; }
    public required string Kind { get; init; }
    /// <summary>SHA-256 of the set of headings.</summary>
    public required string Headings { get; init; }
    /// <summary>Null: the whole office's.</summary>
    public Guid? UserId { get; init; }
    public IReadOnlyDictionary<string, string> Mapping { get; set; } = new Dictionary<string, string>();
    public DateTimeOffset UpdatedAt { get; set; }
    public uint Version { get; private set; }
}
