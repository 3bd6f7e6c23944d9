using System.Collections;
using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Systems.LedgerKind;

namespace GovernancePortal.Core.Systems;

/// <summary>The rows of every part as a form or sheet carries them; a form fills one list, the others stay empty.</summary>
public sealed record SystemRowsInput
{
    public uint Version { get; init; }
    public List<ContractRow> Contracts { get; init; } = [];
    public List<CostRow> Costs { get; init; } = [];
    public List<ServerRow> Servers { get; init; } = [];
    public List<ComponentRow> Components { get; init; } = [];
    public List<LicenceRow> Licences { get; init; } = [];
    public List<LinkRow> Links { get; init; } = [];
    public List<SlaRow> Slas { get; init; } = [];
    public List<CustomisationRow> Customisations { get; init; } = [];
}

/// <summary>One part of the karte: its name in sheets and its values; the same table serves pages, Trail and sheets.</summary>
/// <param name="Sheet">The name of its sheet, as the office's field list has it.</param>
public abstract record SystemPartTable(SystemPartKind Kind, string Sheet, IReadOnlyList<LedgerColumn> Columns)
{
    /// <summary>Hidden as a whole from general staff.</summary>
    public bool Sensitive { get; init; }

    public abstract Type Entity { get; }
    /// <summary>Of the type that the input lists.</summary>
    public abstract PartRow NewRow();
    /// <summary>The rows of a system that was loaded with this part, as a form carries them.</summary>
    public abstract void Show(InformationSystem system, SystemRowsInput into);
    public abstract IList Posted(SystemRowsInput input);
    internal abstract void Replace(InformationSystem system, SystemRowsInput input, Actor actor);
}

public sealed record SystemPartTable<TPart, TRow>(SystemPartKind Kind, string Sheet, Func<InformationSystem, List<TPart>> Rows, Func<SystemRowsInput, List<TRow>> Inputs, IReadOnlyList<LedgerColumn> Columns)
    : SystemPartTable(Kind, Sheet, Columns) where TPart : SystemPart, new() where TRow : PartRow, new()
{
    public override Type Entity => typeof(TPart);

    public override PartRow NewRow() => new TRow();

    public override void Show(InformationSystem system, SystemRowsInput into)
    {
        foreach (var part in Rows(system).OrderBy(p => p.Position))
        {
            var row = new TRow { Id = part.Id };
            foreach (var column in Columns)
            {
                column.Set(row, column.Of(part));
            }
            Inputs(into).Add(row);
        }
    }

    public override IList Posted(SystemRowsInput input) => Inputs(input);

    internal override void Replace(InformationSystem system, SystemRowsInput input, Actor actor) => system.Replace(Rows(system), Inputs(input), Columns, actor);
}

/// <summary>Every part of the karte whose rows are entered as a table; each is a further sheet beside the ledger's.</summary>
public static class SystemPartTables
{
    public static SystemPartTable<SystemContract, ContractRow> Contracts { get; } = new(SystemPartKind.Contracts, "契約", s => s.ContractRows, i => i.Contracts,
        [.. SystemColumns.ContractColumns().Select(c => c with { RequiredFrom = null, AskedWhen = null })]);

    public static SystemPartTable<SystemCost, CostRow> Costs { get; } = new(SystemPartKind.Costs, "年度別経費", s => s.CostRows, i => i.Costs,
    [
        new("Fy", "年度", Year) { Needed = true },
        new("Category", "経費区分", Code) { List = SystemCodes.CostCategory, Needed = true },
        new("BudgetYen", "予算額", LedgerKind.Yen),
        new("ActualYen", "決算額", LedgerKind.Yen),
        new("Note", "備考", Text) { Length = SystemPart.NoteLength },
    ]);

    public static SystemPartTable<SystemServer, ServerRow> Servers { get; } = new(SystemPartKind.Servers, "サーバー構成", s => s.ServerRows, i => i.Servers,
    [
        new("Name", "サーバー名", Text) { Length = SystemPart.NameLength, Needed = true },
        new("ServerKind", "物理・仮想", Code) { List = SystemCodes.ServerKind },
        new("Count", "台数", Whole) { Least = 1, Most = 10_000 },
        new("Location", "設置場所", Text) { Length = SystemPart.NameLength },
        new("Model", "機種", Text) { Length = SystemPart.NameLength },
        new("MaintenanceVendor", "保守事業者", Text) { Length = SystemPart.NameLength },
        new("SeismicFixing", "耐震固定", YesNo),
        new("FloodRisk", "浸水リスク", Code) { List = SystemCodes.FloodRisk },
    ]) { Sensitive = true };

    public static SystemPartTable<SystemComponent, ComponentRow> Components { get; } = new(SystemPartKind.Components, "OS・DB・ミドルウェア・言語", s => s.ComponentRows, i => i.Components,
    [
        new("ComponentKind", "種類", Code) { List = SystemCodes.ComponentKind, Needed = true },
        new("Product", "製品名", Text) { Length = SystemPart.NameLength, Needed = true },
        new("ProductVersion", "版", Text) { Length = SystemPart.ShortLength },
        new("SupportEndOn", "サポート終了日", Day),
        new("ExtendedEndOn", "延長サポート終了日", Day),
    ]);

    public static SystemPartTable<SystemLicence, LicenceRow> Licences { get; } = new(SystemPartKind.Licences, "ライセンス", s => s.LicenceRows, i => i.Licences,
    [
        new("Product", "製品名", Text) { Length = SystemPart.NameLength, Needed = true },
        new("Metric", "数え方", Code) { List = SystemCodes.LicenceMetric },
        new("Quantity", "数量", Whole),
        new("CertificateNumber", "証書番号", Text) { Length = SystemPart.ShortLength },
        new("HolderSectionId", "保管所属", LedgerKind.Section),
        new("ExpiresOn", "有効期限", Day),
        new("StocktakenOn", "最終棚卸日", Day),
    ]);

    public static SystemPartTable<SystemLink, LinkRow> Links { get; } = new(SystemPartKind.Links, "連携システム", s => s.LinkRows, i => i.Links,
    [
        new("Target", "連携先のシステム番号", Text) { Length = InformationSystem.CodeLength, Needed = true },
        new("Direction", "向き", Code) { List = SystemCodes.LinkDirection },
        new("Data", "データ", Text) { Length = SystemPart.NoteLength },
        new("Method", "方法", Code) { List = SystemCodes.LinkMethod },
        new("SpecificCommunication", "特定通信", YesNo),
    ]);

    public static SystemPartTable<SystemSla, SlaRow> Slas { get; } = new(SystemPartKind.Slas, "SLA", s => s.SlaRows, i => i.Slas,
    [
        new("Item", "項目", Text) { Length = SystemPart.NameLength, Needed = true },
        new("Metric", "指標", Text) { Length = SystemPart.NoteLength },
        new("Goal", "目標", Text) { Length = SystemPart.NoteLength },
        new("LastActual", "直近の実績", Text) { Length = SystemPart.NoteLength },
        new("ReviewedOn", "直近の見直し日", Day),
        new("ReviewOn", "次の見直し日", Day),
    ]);

    public static SystemPartTable<SystemCustomisation, CustomisationRow> Customisations { get; } = new(SystemPartKind.Customisations, "カスタマイズ", s => s.CustomisationRows, i => i.Customisations,
    [
        new("Level", "区分", Code) { List = SystemCodes.Customisation, Needed = true },
        new("Count", "件数", Whole) { Most = 10_000 },
        new("Content", "内容", LongText) { Length = SystemPart.NoteLength },
        new("Reason", "理由", LongText) { Length = SystemPart.NoteLength },
    ]);

    public static IReadOnlyList<SystemPartTable> All { get; } = [Contracts, Costs, Servers, Components, Licences, Links, Slas, Customisations];

    public static SystemPartTable Of(SystemPartKind kind) => All.First(t => t.Kind == kind);
}
